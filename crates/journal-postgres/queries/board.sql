-- One statement sees one snapshot, so the counts agree with each other. See yinuo_journal::tally.
-- First what is kept: stages as they are, and of the rest the slots that are whole; $4 is now's
-- slot, $5 the one in which the window begins. Then what the cut slots hold: from $6 on up to now
-- ($2), and from the window's beginning ($3) up to $7.
-- $8 and $9 begin and end the whole days of the window, by number: numbers are given without
-- gaps, so a whole day's count is its highest serial. $10 to $11 is the day in which it begins.
SELECT 'tally' AS part, what, slot, unit, again, n FROM tallies WHERE place = $1 AND what = 0
UNION ALL
SELECT 'tally', what, 0, unit, false, sum(n)::bigint
FROM tallies WHERE place = $1 AND what IN (1, 2) AND slot < $4 GROUP BY what, unit
UNION ALL
SELECT 'tally', what, 0, unit, again, sum(n)::bigint
FROM tallies WHERE place = $1 AND what IN (3, 4, 5) AND slot > $5 GROUP BY what, unit, again
UNION ALL
SELECT 'tally', 1::smallint, 0, coalesce(unit, ''), false, count(*)
FROM cases WHERE place = $1 AND warn > $6 AND warn <= $2 AND NOT sealed AND stage IN (1, 2, 3, 4, 5) GROUP BY unit
UNION ALL
SELECT 'tally', 2::smallint, 0, open.unit, false, sum(due.n)::bigint
FROM (SELECT DISTINCT unit, slot FROM tallies WHERE place = $1 AND what = 0 AND slot IN (1, 2, 3, 4, 5)) AS open
CROSS JOIN LATERAL (
  SELECT count(*) AS n FROM cases
  WHERE place = $1 AND unit = open.unit AND stage = open.slot::smallint AND rank > $6 AND rank < $2 AND NOT sealed
) AS due
WHERE open.unit <> '' GROUP BY open.unit
UNION ALL
SELECT 'tally', 2::smallint, 0, '', false, count(*)
FROM cases WHERE place = $1 AND unit IS NULL AND stage IN (1, 2, 3, 4, 5) AND rank > $6 AND rank < $2 AND NOT sealed
UNION ALL
SELECT 'tally', (CASE in_time WHEN true THEN 4 WHEN false THEN 5 ELSE 3 END)::smallint, 0, coalesce(unit, ''), round > 1, count(*)
FROM cases WHERE place = $1 AND resolved_at >= $3 AND resolved_at <= $7 AND NOT sealed GROUP BY 2, 4, 5
UNION ALL
SELECT 'stage', 0::smallint, stage, '', false, sum(n)::bigint
FROM counts WHERE place = $1 AND NOT sealed GROUP BY stage HAVING sum(n) > 0
UNION ALL
SELECT 'received', 0::smallint, 0, '', false, count(*)
FROM cases WHERE place = $1 AND NOT sealed AND number >= $10 AND number < $11 AND submitted_at >= $3
UNION ALL
SELECT 'received', 0::smallint, 0, '', false, last.number % 1000000000
FROM unnest($8::bigint[], $9::bigint[]) AS day (first, after)
CROSS JOIN LATERAL (
  SELECT number FROM cases WHERE place = $1 AND number >= day.first AND number < day.after
  ORDER BY number DESC LIMIT 1
) AS last
UNION ALL
-- Sealed cases have numbers too, and are not counted.
SELECT 'sealed', 0::smallint, 0, '', false, count(*)
FROM cases WHERE place = $1 AND sealed AND number >= $11
