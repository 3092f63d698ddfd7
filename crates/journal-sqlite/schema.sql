CREATE TABLE accounts (
  login TEXT PRIMARY KEY,
  body  TEXT NOT NULL
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
  rank         INTEGER NOT NULL,
  PRIMARY KEY (place, number)
) WITHOUT ROWID;

CREATE INDEX cases_by_stage ON cases (place, stage, rank, number);

CREATE INDEX cases_by_unit ON cases (place, unit, stage, rank, number, due, warn, round);

CREATE INDEX cases_resolved ON cases (place, resolved_at, unit, in_time, round) WHERE resolved_at IS NOT NULL;

CREATE TABLE meta (
  name  TEXT PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE persons (
  place  INTEGER NOT NULL,
  id     BLOB NOT NULL,
  number INTEGER NOT NULL,
  name   TEXT NOT NULL,
  phone  TEXT NOT NULL,
  PRIMARY KEY (place, id)
) WITHOUT ROWID;

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

CREATE TABLE sessions (
  token TEXT PRIMARY KEY,
  login TEXT NOT NULL,
  csrf  TEXT NOT NULL,
  until INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE timers (
  place  INTEGER NOT NULL,
  at     INTEGER NOT NULL,
  number INTEGER NOT NULL,
  clock  TEXT NOT NULL,
  round  INTEGER NOT NULL,
  point  TEXT NOT NULL,
  PRIMARY KEY (place, at, number, clock, round, point)
) WITHOUT ROWID;

CREATE TABLE words (
  place  INTEGER NOT NULL,
  id     BLOB NOT NULL,
  number INTEGER NOT NULL,
  key    BLOB NOT NULL,
  text   TEXT NOT NULL,
  PRIMARY KEY (place, id)
) WITHOUT ROWID;
