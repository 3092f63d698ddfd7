-- The board's counts, kept instead of counted: see yinuo_journal::tally.
CREATE TABLE tallies (
  place integer NOT NULL,
  what  smallint NOT NULL,
  slot  bigint NOT NULL,
  unit  text COLLATE "C" NOT NULL,
  again boolean NOT NULL,
  n     bigint NOT NULL,
  PRIMARY KEY (place, what, slot, unit, again)
) WITH (fillfactor = 50);

INSERT INTO tallies
SELECT place, 0, stage, coalesce(unit, ''), round > 1, count(*)
FROM cases WHERE NOT sealed AND stage IN (1, 2, 3, 4, 5, 10, 11) GROUP BY 1, 2, 3, 4, 5;
INSERT INTO tallies
SELECT place, 1, (warn - 1) / 1800000, coalesce(unit, ''), false, count(*)
FROM cases WHERE NOT sealed AND stage IN (1, 2, 3, 4, 5) AND warn IS NOT NULL AND due IS NOT NULL GROUP BY 1, 2, 3, 4, 5;
INSERT INTO tallies
SELECT place, 2, (due - 1) / 1800000, coalesce(unit, ''), false, count(*)
FROM cases WHERE NOT sealed AND stage IN (1, 2, 3, 4, 5) AND warn IS NOT NULL AND due IS NOT NULL GROUP BY 1, 2, 3, 4, 5;
INSERT INTO tallies
SELECT place, CASE in_time WHEN true THEN 4 WHEN false THEN 5 ELSE 3 END, (resolved_at - 1) / 1800000, coalesce(unit, ''),
       round > 1, count(*)
FROM cases WHERE NOT sealed AND resolved_at IS NOT NULL GROUP BY 1, 2, 3, 4, 5;

-- Who has passed a warning point within the half hour that runs now. What is due within it is
-- found by cases_by_unit: the rank of an open case is its deadline.
CREATE INDEX cases_warn ON cases (place, warn) INCLUDE (unit, stage, sealed) WHERE warn IS NOT NULL;
-- Nothing is counted here any more.
DROP INDEX cases_by_unit;
CREATE INDEX cases_by_unit ON cases (place, unit, stage, rank, number) INCLUDE (sealed);
