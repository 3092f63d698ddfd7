-- Everything leads with the place. Instants are milliseconds since 1970 UTC; case numbers are
-- their key (yymmdd * 10^9 + serial). Texts compare by bytes, as the model does.

CREATE TABLE meta (
  name  text COLLATE "C" PRIMARY KEY,
  value bytea NOT NULL
);

-- The hash chain. No personal data, no free text. Never updated, never deleted.
CREATE TABLE records (
  place  integer NOT NULL,
  seq    bigint NOT NULL,
  number bigint NOT NULL,
  n      bigint NOT NULL,
  body   text COLLATE "C" NOT NULL,
  hash   bytea NOT NULL,
  PRIMARY KEY (place, seq)
);
CREATE UNIQUE INDEX records_by_case ON records (place, number, n);

-- The read model: a projection of the records, rebuilt at will. Each case is changed a few
-- times: room in the pages and early vacuuming keep the index scans short.
CREATE TABLE cases (
  place        integer NOT NULL,
  number       bigint NOT NULL,
  stage        smallint NOT NULL,
  kind         text COLLATE "C" NOT NULL,
  category     text COLLATE "C" NOT NULL,
  cell         text COLLATE "C",
  unit         text COLLATE "C",
  words        uuid NOT NULL,
  person       uuid,
  photos       bigint NOT NULL,
  submitted_at bigint NOT NULL,
  last_at      bigint NOT NULL,
  due          bigint,
  warn         bigint,
  promised     bigint,
  resolved_at  bigint,
  in_time      boolean,
  round        bigint NOT NULL,
  returns      bigint NOT NULL,
  score        smallint,
  rank         bigint NOT NULL,
  PRIMARY KEY (place, number)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
CREATE INDEX cases_by_stage ON cases (place, stage, rank, number);
-- Covers the board's counts as well.
CREATE INDEX cases_by_unit ON cases (place, unit, stage, rank, number) INCLUDE (due, warn, round);
CREATE INDEX cases_resolved ON cases (place, resolved_at) INCLUDE (unit, in_time, round) WHERE resolved_at IS NOT NULL;

-- A queue: rows come and go.
CREATE TABLE timers (
  place  integer NOT NULL,
  at     bigint NOT NULL,
  number bigint NOT NULL,
  clock  text COLLATE "C" NOT NULL,
  round  bigint NOT NULL,
  point  text COLLATE "C" NOT NULL,
  PRIMARY KEY (place, at, number, clock, round, point)
) WITH (autovacuum_vacuum_scale_factor = 0.05);

CREATE TABLE receipts (
  place  integer NOT NULL,
  key    text COLLATE "C" NOT NULL,
  number bigint NOT NULL,
  stage  smallint NOT NULL,
  seq    bigint NOT NULL,
  at     bigint NOT NULL,
  asked  text COLLATE "C" NOT NULL,
  PRIMARY KEY (place, key)
);

-- Personal data: erasable rows. Each carries the random key of its digest and takes it along.
CREATE TABLE words (
  place  integer NOT NULL,
  id     uuid NOT NULL,
  number bigint NOT NULL,
  key    bytea NOT NULL,
  text   text COLLATE "C" NOT NULL,
  PRIMARY KEY (place, id)
);

CREATE TABLE persons (
  place  integer NOT NULL,
  id     uuid NOT NULL,
  number bigint NOT NULL,
  name   text COLLATE "C" NOT NULL,
  phone  text COLLATE "C" NOT NULL,
  PRIMARY KEY (place, id)
);

-- JPEG does not shrink: keep it out of line and do not try.
CREATE TABLE blobs (
  place  integer NOT NULL,
  id     uuid NOT NULL,
  number bigint NOT NULL,
  key    bytea NOT NULL,
  bytes  bytea NOT NULL,
  thumb  bytea NOT NULL,
  PRIMARY KEY (place, id)
);
ALTER TABLE blobs ALTER COLUMN bytes SET STORAGE EXTERNAL, ALTER COLUMN thumb SET STORAGE EXTERNAL;

-- Beside the journal.
CREATE TABLE accounts (
  login text COLLATE "C" PRIMARY KEY,
  body  text COLLATE "C" NOT NULL
);

CREATE TABLE sessions (
  token text COLLATE "C" PRIMARY KEY,
  login text COLLATE "C" NOT NULL,
  csrf  text COLLATE "C" NOT NULL,
  until bigint NOT NULL
);
