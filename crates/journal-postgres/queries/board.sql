-- One statement sees one snapshot, so the counts agree with each other. 
-- $4 and $5 begin and end the whole days of the window, by number: numbers are given without
-- gaps, so a whole day's count is its highest serial. $6 to $7 is the day in which it begins.
SELECT 'open' AS part, unit, stage, count(*) AS cases,
       count(*) FILTER (WHERE due < $2) AS late,
       count(*) FILTER (WHERE warn <= $2 AND due >= $2) AS warn,
       count(*) FILTER (WHERE round > 1) AS reopened,
       0::bigint AS in_time, 0::bigint AS resolved_late
FROM cases WHERE place = $1 AND stage IN (1, 2, 3, 4, 5, 10, 11) AND NOT sealed GROUP BY unit, stage
UNION ALL
SELECT 'resolved', unit, NULL, count(*), 0, 0, count(*) FILTER (WHERE round > 1), count(*) FILTER (WHERE in_time),
       count(*) FILTER (WHERE NOT in_time)
FROM cases WHERE place = $1 AND resolved_at >= $3 AND NOT sealed GROUP BY unit
UNION ALL
SELECT 'stage', NULL, stage, sum(n)::bigint, 0, 0, 0, 0, 0
FROM counts WHERE place = $1 AND NOT sealed GROUP BY stage HAVING sum(n) > 0
UNION ALL
SELECT 'received', NULL, NULL, count(*), 0, 0, 0, 0, 0
FROM cases WHERE place = $1 AND NOT sealed AND number >= $6 AND number < $7 AND submitted_at >= $3
UNION ALL
SELECT 'received', NULL, NULL, last.number % 1000000000, 0, 0, 0, 0, 0
FROM unnest($4::bigint[], $5::bigint[]) AS day (first, after)
CROSS JOIN LATERAL (
  SELECT number FROM cases WHERE place = $1 AND number >= day.first AND number < day.after
  ORDER BY number DESC LIMIT 1
) AS last
UNION ALL
-- Sealed cases have numbers too, and are not counted.
SELECT 'sealed', NULL, NULL, count(*), 0, 0, 0, 0, 0
FROM cases WHERE place = $1 AND sealed AND number >= $7
