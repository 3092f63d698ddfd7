SELECT unit, stage,
       count(*),
       sum(due < ?2),
       sum(warn <= ?2 AND due >= ?2),
       sum(round > 1)
FROM cases
WHERE place = ?1 AND stage IN (1, 2, 3, 4, 5, 10, 11) AND sealed = 0
GROUP BY unit, stage
