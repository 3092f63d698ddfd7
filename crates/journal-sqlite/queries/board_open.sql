SELECT unit, stage,
       count(*),
       sum(due < ?2),
       sum(warn <= ?2 AND due >= ?2),
       sum(round > 1)
FROM cases
WHERE place = ?1 AND stage <= 5
GROUP BY unit, stage
