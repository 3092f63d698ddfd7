-- The case engine in full: case types, what the centre decides, co-units, counts, full text.
ALTER TABLE cases ADD COLUMN case_type TEXT NOT NULL DEFAULT 'hotline';
ALTER TABLE cases ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN asked TEXT;
ALTER TABLE cases ADD COLUMN decide_due INTEGER;
ALTER TABLE cases ADD COLUMN chased INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN escalated INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN emergency TEXT;
ALTER TABLE cases ADD COLUMN set_aside INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN parent INTEGER;
ALTER TABLE cases ADD COLUMN provisional INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN helpers TEXT;

-- A database from before knew one case type, and named it in its first records.
UPDATE cases SET case_type = coalesce(
  (SELECT json_extract(body, '$.case_type') FROM records WHERE records.place = cases.place AND records.number = cases.number AND n = 1),
  'hotline');

DROP INDEX cases_by_stage;
CREATE INDEX cases_by_stage ON cases (place, case_type, stage, rank, number);
DROP INDEX cases_by_unit;
CREATE INDEX cases_by_unit ON cases (place, unit, stage, rank, number, due, warn, round, sealed);
DROP INDEX cases_resolved;
CREATE INDEX cases_resolved ON cases (place, resolved_at, unit, in_time, round, sealed) WHERE resolved_at IS NOT NULL;
CREATE INDEX cases_asked ON cases (place, rank, number) WHERE asked IS NOT NULL;
CREATE INDEX cases_provisional ON cases (place, number) WHERE provisional = 1;
CREATE INDEX cases_sealed ON cases (place, number) WHERE sealed = 1;

CREATE TABLE helpers (
  place  INTEGER NOT NULL,
  unit   TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (place, unit, number)
) WITHOUT ROWID;
CREATE INDEX helpers_by_case ON helpers (place, number);

CREATE TABLE counts (
  place     INTEGER NOT NULL,
  case_type TEXT NOT NULL,
  stage     INTEGER NOT NULL,
  sealed    INTEGER NOT NULL,
  n         INTEGER NOT NULL,
  PRIMARY KEY (place, case_type, stage, sealed)
) WITHOUT ROWID;
INSERT INTO counts SELECT place, case_type, stage, sealed, count(*) FROM cases GROUP BY place, case_type, stage, sealed;

CREATE TABLE timers_new (
  place  INTEGER NOT NULL,
  at     INTEGER NOT NULL,
  number INTEGER NOT NULL,
  clock  TEXT NOT NULL,
  tag    INTEGER NOT NULL,
  round  INTEGER NOT NULL,
  point  TEXT NOT NULL,
  PRIMARY KEY (place, at, number, clock, tag, round, point)
) WITHOUT ROWID;
INSERT INTO timers_new SELECT place, at, number, clock, 0, round, point FROM timers;
DROP TABLE timers;
ALTER TABLE timers_new RENAME TO timers;

-- Full text without a second copy of the words: tokens alone, and their first characters, so that
-- a single character is found as fast as a pair. Forgetting deletes them.
CREATE VIRTUAL TABLE search USING fts5 (
  text, content = '', contentless_delete = 1, detail = none, prefix = '1', tokenize = 'ascii'
);
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
