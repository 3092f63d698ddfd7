CREATE TABLE accounts (
  login TEXT PRIMARY KEY,
  body  TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE ballots (
  place  INTEGER NOT NULL,
  number INTEGER NOT NULL,
  round  INTEGER NOT NULL,
  slip   BLOB NOT NULL,
  body   TEXT NOT NULL,
  PRIMARY KEY (place, number, round, slip)
) WITHOUT ROWID;

CREATE TABLE blobs (
  place  INTEGER NOT NULL,
  id     BLOB NOT NULL,
  number INTEGER NOT NULL,
  key    BLOB NOT NULL,
  bytes  BLOB NOT NULL,
  thumb  BLOB NOT NULL,
  PRIMARY KEY (place, id)
);

CREATE INDEX blobs_by_case ON blobs (place, number);

CREATE TABLE cases (
  place        INTEGER NOT NULL,
  number       INTEGER NOT NULL,
  stage        INTEGER NOT NULL,
  kind         TEXT NOT NULL,
  category     TEXT NOT NULL,
  cell         TEXT,
  unit         TEXT,
  words        BLOB NOT NULL,
  person       BLOB,
  photos       INTEGER NOT NULL,
  submitted_at INTEGER NOT NULL,
  last_at      INTEGER NOT NULL,
  due          INTEGER,
  warn         INTEGER,
  promised     INTEGER,
  resolved_at  INTEGER,
  in_time      INTEGER,
  round        INTEGER NOT NULL,
  returns      INTEGER NOT NULL,
  score        INTEGER,
  rank         INTEGER NOT NULL, case_type TEXT NOT NULL DEFAULT 'hotline', sealed INTEGER NOT NULL DEFAULT 0, asked TEXT, decide_due INTEGER, chased INTEGER NOT NULL DEFAULT 0, escalated INTEGER NOT NULL DEFAULT 0, emergency TEXT, set_aside INTEGER NOT NULL DEFAULT 0, parent INTEGER, provisional INTEGER NOT NULL DEFAULT 0, helpers TEXT,
  PRIMARY KEY (place, number)
) WITHOUT ROWID;

CREATE INDEX cases_asked ON cases (place, rank, number) WHERE asked IS NOT NULL;

CREATE INDEX cases_by_stage ON cases (place, case_type, stage, rank, number);

CREATE INDEX cases_by_unit ON cases (place, unit, stage, rank, number, sealed);

CREATE INDEX cases_provisional ON cases (place, number) WHERE provisional = 1;

CREATE INDEX cases_resolved ON cases (place, resolved_at, unit, in_time, round, sealed) WHERE resolved_at IS NOT NULL;

CREATE INDEX cases_sealed ON cases (place, number) WHERE sealed = 1;

CREATE INDEX cases_settled ON cases (place, case_type, resolved_at, category, unit, in_time, score, sealed)
  WHERE resolved_at IS NOT NULL;

CREATE INDEX cases_warn ON cases (place, warn, unit, stage, sealed) WHERE warn IS NOT NULL;

CREATE TABLE counts (
  place     INTEGER NOT NULL,
  case_type TEXT NOT NULL,
  stage     INTEGER NOT NULL,
  sealed    INTEGER NOT NULL,
  n         INTEGER NOT NULL,
  PRIMARY KEY (place, case_type, stage, sealed)
) WITHOUT ROWID;

CREATE TABLE dossiers (
  place  INTEGER NOT NULL,
  number INTEGER NOT NULL,
  seq    INTEGER NOT NULL,
  body   TEXT NOT NULL,
  PRIMARY KEY (place, number)
) WITHOUT ROWID;

CREATE INDEX dossiers_by_seq ON dossiers (place, seq);

CREATE TABLE helpers (
  place  INTEGER NOT NULL,
  unit   TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (place, unit, number)
) WITHOUT ROWID;

CREATE INDEX helpers_by_case ON helpers (place, number);

CREATE TABLE meta (
  name  TEXT PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE outbox (
  place   INTEGER NOT NULL,
  seq     INTEGER NOT NULL,
  n       INTEGER NOT NULL,
  channel TEXT NOT NULL,
  notice  TEXT NOT NULL,
  tries   INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  PRIMARY KEY (place, seq, n)
) WITHOUT ROWID;

CREATE INDEX outbox_due ON outbox (place, next_at, seq, n);

CREATE TABLE persons (
  place  INTEGER NOT NULL,
  id     BLOB NOT NULL,
  number INTEGER NOT NULL,
  name   TEXT NOT NULL,
  phone  TEXT NOT NULL,
  PRIMARY KEY (place, id)
) WITHOUT ROWID;

CREATE INDEX persons_by_case ON persons (place, number);

CREATE INDEX persons_by_phone ON persons (place, phone) WHERE phone <> '';

CREATE TABLE receipts (
  place  INTEGER NOT NULL,
  key    TEXT NOT NULL,
  number INTEGER NOT NULL,
  stage  INTEGER NOT NULL,
  seq    INTEGER NOT NULL,
  at     INTEGER NOT NULL,
  asked  TEXT NOT NULL,
  PRIMARY KEY (place, key)
) WITHOUT ROWID;

CREATE TABLE records (
  place  INTEGER NOT NULL,
  seq    INTEGER NOT NULL,
  number INTEGER NOT NULL,
  n      INTEGER NOT NULL,
  body   TEXT NOT NULL,
  hash   BLOB NOT NULL,
  PRIMARY KEY (place, seq)
) WITHOUT ROWID;

CREATE UNIQUE INDEX records_by_case ON records (place, number, n);

CREATE VIRTUAL TABLE search USING fts5 (
  text, content = '', contentless_delete = 1, detail = none, prefix = '1', tokenize = 'ascii'
);

CREATE TABLE 'search_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'search_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE sessions (
  token TEXT PRIMARY KEY,
  login TEXT NOT NULL,
  csrf  TEXT NOT NULL,
  until INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE subscribers (
  place INTEGER NOT NULL,
  login TEXT NOT NULL,
  body  TEXT NOT NULL,
  PRIMARY KEY (place, login)
) WITHOUT ROWID;

CREATE TABLE tallies (
  place INTEGER NOT NULL,
  what  INTEGER NOT NULL,
  slot  INTEGER NOT NULL,
  unit  TEXT NOT NULL,
  again INTEGER NOT NULL,
  n     INTEGER NOT NULL,
  PRIMARY KEY (place, what, slot, unit, again)
) WITHOUT ROWID;

CREATE TABLE "timers" (
  place  INTEGER NOT NULL,
  at     INTEGER NOT NULL,
  number INTEGER NOT NULL,
  clock  TEXT NOT NULL,
  tag    INTEGER NOT NULL,
  round  INTEGER NOT NULL,
  point  TEXT NOT NULL,
  PRIMARY KEY (place, at, number, clock, tag, round, point)
) WITHOUT ROWID;

CREATE TABLE words (
  place  INTEGER NOT NULL,
  id     BLOB NOT NULL,
  number INTEGER NOT NULL,
  key    BLOB NOT NULL,
  text   TEXT NOT NULL,
  PRIMARY KEY (place, id)
) WITHOUT ROWID;

CREATE INDEX words_by_case ON words (place, number);
