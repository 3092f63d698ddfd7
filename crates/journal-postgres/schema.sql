CREATE TABLE accounts (
  login text COLLATE "C" NOT NULL,
  body text COLLATE "C" NOT NULL
);

CREATE UNIQUE INDEX accounts_pkey ON accounts USING btree (login);

CREATE TABLE ballots (
  place integer NOT NULL,
  number bigint NOT NULL,
  round bigint NOT NULL,
  slip text COLLATE "C" NOT NULL,
  body text COLLATE "C" NOT NULL
);

CREATE UNIQUE INDEX ballots_pkey ON ballots USING btree (place, number, round, slip);

CREATE TABLE blobs (
  place integer NOT NULL,
  id uuid NOT NULL,
  number bigint NOT NULL,
  key bytea NOT NULL,
  bytes bytea NOT NULL,
  thumb bytea NOT NULL
);

CREATE INDEX blobs_by_case ON blobs USING btree (place, number);

CREATE UNIQUE INDEX blobs_pkey ON blobs USING btree (place, id);

CREATE TABLE cases (
  place integer NOT NULL,
  number bigint NOT NULL,
  stage smallint NOT NULL,
  kind text COLLATE "C" NOT NULL,
  category text COLLATE "C" NOT NULL,
  cell text COLLATE "C",
  unit text COLLATE "C",
  words uuid NOT NULL,
  person uuid,
  photos bigint NOT NULL,
  submitted_at bigint NOT NULL,
  last_at bigint NOT NULL,
  due bigint,
  warn bigint,
  promised bigint,
  resolved_at bigint,
  in_time boolean,
  round bigint NOT NULL,
  returns bigint NOT NULL,
  score smallint,
  rank bigint NOT NULL,
  case_type text COLLATE "C" NOT NULL,
  sealed boolean NOT NULL,
  asked text COLLATE "C",
  decide_due bigint,
  chased smallint NOT NULL,
  escalated smallint NOT NULL,
  emergency text COLLATE "C",
  set_aside boolean NOT NULL,
  parent bigint,
  provisional boolean NOT NULL,
  helpers text COLLATE "C"
);

CREATE INDEX cases_asked ON cases USING btree (place, rank, number) WHERE (asked IS NOT NULL);

CREATE INDEX cases_by_stage ON cases USING btree (place, case_type, stage, rank, number);

CREATE INDEX cases_by_unit ON cases USING btree (place, unit, stage, rank, number) INCLUDE (sealed);

CREATE UNIQUE INDEX cases_pkey ON cases USING btree (place, number);

CREATE INDEX cases_provisional ON cases USING btree (place, number) WHERE provisional;

CREATE INDEX cases_resolved ON cases USING btree (place, resolved_at) INCLUDE (unit, in_time, round, sealed) WHERE (resolved_at IS NOT NULL);

CREATE INDEX cases_sealed ON cases USING btree (place, number) WHERE sealed;

CREATE INDEX cases_settled ON cases USING btree (place, case_type, resolved_at) INCLUDE (category, unit, in_time, score, sealed) WHERE (resolved_at IS NOT NULL);

CREATE INDEX cases_warn ON cases USING btree (place, warn) INCLUDE (unit, stage, sealed) WHERE (warn IS NOT NULL);

CREATE TABLE counts (
  place integer NOT NULL,
  case_type text COLLATE "C" NOT NULL,
  stage smallint NOT NULL,
  sealed boolean NOT NULL,
  n bigint NOT NULL
);

CREATE UNIQUE INDEX counts_pkey ON counts USING btree (place, case_type, stage, sealed);

CREATE TABLE dossiers (
  place integer NOT NULL,
  number bigint NOT NULL,
  seq bigint NOT NULL,
  body text COLLATE "C" NOT NULL
);

CREATE INDEX dossiers_by_seq ON dossiers USING btree (place, seq);

CREATE UNIQUE INDEX dossiers_pkey ON dossiers USING btree (place, number);

CREATE TABLE helpers (
  place integer NOT NULL,
  unit text COLLATE "C" NOT NULL,
  number bigint NOT NULL
);

CREATE INDEX helpers_by_case ON helpers USING btree (place, number);

CREATE UNIQUE INDEX helpers_pkey ON helpers USING btree (place, unit, number);

CREATE TABLE meta (
  name text COLLATE "C" NOT NULL,
  value bytea NOT NULL
);

CREATE UNIQUE INDEX meta_pkey ON meta USING btree (name);

CREATE TABLE outbox (
  place integer NOT NULL,
  seq bigint NOT NULL,
  n bigint NOT NULL,
  channel text COLLATE "C" NOT NULL,
  notice text COLLATE "C" NOT NULL,
  tries bigint NOT NULL,
  next_at bigint NOT NULL
);

CREATE INDEX outbox_due ON outbox USING btree (place, next_at, seq, n);

CREATE UNIQUE INDEX outbox_pkey ON outbox USING btree (place, seq, n);

CREATE TABLE persons (
  place integer NOT NULL,
  id uuid NOT NULL,
  number bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  phone text COLLATE "C" NOT NULL
);

CREATE INDEX persons_by_case ON persons USING btree (place, number);

CREATE INDEX persons_by_phone ON persons USING btree (place, phone) WHERE (phone <> ''::text);

CREATE UNIQUE INDEX persons_pkey ON persons USING btree (place, id);

CREATE TABLE receipts (
  place integer NOT NULL,
  key text COLLATE "C" NOT NULL,
  number bigint NOT NULL,
  stage smallint NOT NULL,
  seq bigint NOT NULL,
  at bigint NOT NULL,
  asked text COLLATE "C" NOT NULL
);

CREATE UNIQUE INDEX receipts_pkey ON receipts USING btree (place, key);

CREATE TABLE records (
  place integer NOT NULL,
  seq bigint NOT NULL,
  number bigint NOT NULL,
  n bigint NOT NULL,
  body text COLLATE "C" NOT NULL,
  hash bytea NOT NULL
);

CREATE UNIQUE INDEX records_by_case ON records USING btree (place, number, n);

CREATE UNIQUE INDEX records_pkey ON records USING btree (place, seq);

CREATE TABLE search (
  place integer NOT NULL,
  number bigint NOT NULL,
  tokens tsvector NOT NULL
);

CREATE UNIQUE INDEX search_pkey ON search USING btree (place, number);

CREATE INDEX search_tokens ON search USING gin (tokens);

CREATE TABLE sessions (
  token text COLLATE "C" NOT NULL,
  login text COLLATE "C" NOT NULL,
  csrf text COLLATE "C" NOT NULL,
  until bigint NOT NULL
);

CREATE UNIQUE INDEX sessions_pkey ON sessions USING btree (token);

CREATE TABLE subscribers (
  place integer NOT NULL,
  login text COLLATE "C" NOT NULL,
  body text COLLATE "C" NOT NULL
);

CREATE UNIQUE INDEX subscribers_pkey ON subscribers USING btree (place, login);

CREATE TABLE tallies (
  place integer NOT NULL,
  what smallint NOT NULL,
  slot bigint NOT NULL,
  unit text COLLATE "C" NOT NULL,
  again boolean NOT NULL,
  n bigint NOT NULL
);

CREATE UNIQUE INDEX tallies_pkey ON tallies USING btree (place, what, slot, unit, again);

CREATE TABLE timers (
  place integer NOT NULL,
  at bigint NOT NULL,
  number bigint NOT NULL,
  clock text COLLATE "C" NOT NULL,
  round bigint NOT NULL,
  point text COLLATE "C" NOT NULL,
  tag bigint NOT NULL
);

CREATE UNIQUE INDEX timers_pkey ON timers USING btree (place, at, number, clock, tag, round, point);

CREATE TABLE words (
  place integer NOT NULL,
  id uuid NOT NULL,
  number bigint NOT NULL,
  key bytea NOT NULL,
  text text COLLATE "C" NOT NULL
);

CREATE INDEX words_by_case ON words USING btree (place, number);

CREATE UNIQUE INDEX words_pkey ON words USING btree (place, id);
