-- The case engine in full: case types, what the centre decides, co-units, counts, full text, news.
ALTER TABLE cases
  ADD COLUMN case_type text COLLATE "C" NOT NULL DEFAULT 'hotline',
  ADD COLUMN sealed boolean NOT NULL DEFAULT false,
  ADD COLUMN asked text COLLATE "C",
  ADD COLUMN decide_due bigint,
  ADD COLUMN chased smallint NOT NULL DEFAULT 0,
  ADD COLUMN escalated smallint NOT NULL DEFAULT 0,
  ADD COLUMN emergency text COLLATE "C",
  ADD COLUMN set_aside boolean NOT NULL DEFAULT false,
  ADD COLUMN parent bigint,
  ADD COLUMN provisional boolean NOT NULL DEFAULT false,
  ADD COLUMN helpers text COLLATE "C";

-- A database from before knew one case type, and named it in its first records.
UPDATE cases SET case_type = coalesce(
  (SELECT body::json ->> 'case_type' FROM records
   WHERE records.place = cases.place AND records.number = cases.number AND n = 1), 'hotline');

DROP INDEX cases_by_stage;
CREATE INDEX cases_by_stage ON cases (place, case_type, stage, rank, number);
DROP INDEX cases_by_unit;
CREATE INDEX cases_by_unit ON cases (place, unit, stage, rank, number) INCLUDE (due, warn, round, sealed);
DROP INDEX cases_resolved;
CREATE INDEX cases_resolved ON cases (place, resolved_at) INCLUDE (unit, in_time, round, sealed)
  WHERE resolved_at IS NOT NULL;
CREATE INDEX cases_asked ON cases (place, rank, number) WHERE asked IS NOT NULL;
CREATE INDEX cases_provisional ON cases (place, number) WHERE provisional;
CREATE INDEX cases_sealed ON cases (place, number) WHERE sealed;

CREATE TABLE helpers (
  place  integer NOT NULL,
  unit   text COLLATE "C" NOT NULL,
  number bigint NOT NULL,
  PRIMARY KEY (place, unit, number)
);
CREATE INDEX helpers_by_case ON helpers (place, number);

CREATE TABLE counts (
  place     integer NOT NULL,
  case_type text COLLATE "C" NOT NULL,
  stage     smallint NOT NULL,
  sealed    boolean NOT NULL,
  n         bigint NOT NULL,
  PRIMARY KEY (place, case_type, stage, sealed)
) WITH (fillfactor = 50);
INSERT INTO counts SELECT place, case_type, stage, sealed, count(*) FROM cases GROUP BY 1, 2, 3, 4;

ALTER TABLE timers ADD COLUMN tag bigint NOT NULL DEFAULT 0;
ALTER TABLE timers DROP CONSTRAINT timers_pkey;
ALTER TABLE timers ADD PRIMARY KEY (place, at, number, clock, tag, round, point);

-- Full text without a second copy of the words: tokens alone. Forgetting deletes them.
CREATE TABLE search (
  place  integer NOT NULL,
  number bigint NOT NULL,
  tokens tsvector NOT NULL,
  PRIMARY KEY (place, number)
);
CREATE INDEX search_tokens ON search USING gin (tokens);

CREATE TABLE outbox (
  place   integer NOT NULL,
  seq     bigint NOT NULL,
  n       bigint NOT NULL,
  channel text COLLATE "C" NOT NULL,
  notice  text COLLATE "C" NOT NULL,
  tries   bigint NOT NULL,
  next_at bigint NOT NULL,
  PRIMARY KEY (place, seq, n)
);
CREATE INDEX outbox_due ON outbox (place, next_at, seq, n);

-- Finding what somebody wants forgotten.
CREATE INDEX words_by_case ON words (place, number);
CREATE INDEX persons_by_case ON persons (place, number);
CREATE INDEX persons_by_phone ON persons (place, phone) WHERE phone <> '';
CREATE INDEX blobs_by_case ON blobs (place, number);
