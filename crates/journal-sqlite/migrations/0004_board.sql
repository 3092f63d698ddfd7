-- The board's counts, kept instead of counted: see yinuo_journal::tally.
CREATE TABLE tallies (
  place INTEGER NOT NULL,
  what  INTEGER NOT NULL,
  slot  INTEGER NOT NULL,
  unit  TEXT NOT NULL,
  again INTEGER NOT NULL,
  n     INTEGER NOT NULL,
  PRIMARY KEY (place, what, slot, unit, again)
) WITHOUT ROWID;

INSERT INTO tallies
SELECT place, 0, stage, ifnull(unit, ''), round > 1, count(*)
FROM cases WHERE sealed = 0 AND stage IN (1, 2, 3, 4, 5, 10, 11) GROUP BY 1, 2, 3, 4, 5;
INSERT INTO tallies
SELECT place, 1, (warn - 1) / 1800000, ifnull(unit, ''), 0, count(*)
FROM cases WHERE sealed = 0 AND stage IN (1, 2, 3, 4, 5) AND warn IS NOT NULL AND due IS NOT NULL GROUP BY 1, 2, 3, 4, 5;
INSERT INTO tallies
SELECT place, 2, (due - 1) / 1800000, ifnull(unit, ''), 0, count(*)
FROM cases WHERE sealed = 0 AND stage IN (1, 2, 3, 4, 5) AND warn IS NOT NULL AND due IS NOT NULL GROUP BY 1, 2, 3, 4, 5;
INSERT INTO tallies
SELECT place, CASE in_time WHEN 1 THEN 4 WHEN 0 THEN 5 ELSE 3 END, (resolved_at - 1) / 1800000, ifnull(unit, ''), round > 1, count(*)
FROM cases WHERE sealed = 0 AND resolved_at IS NOT NULL GROUP BY 1, 2, 3, 4, 5;

-- Who has passed a warning point within the half hour that runs now. What is due within it is
-- found by cases_by_unit: the rank of an open case is its deadline.
CREATE INDEX cases_warn ON cases (place, warn, unit, stage, sealed) WHERE warn IS NOT NULL;
-- Nothing is counted here any more.
DROP INDEX cases_by_unit;
CREATE INDEX cases_by_unit ON cases (place, unit, stage, rank, number, sealed);
