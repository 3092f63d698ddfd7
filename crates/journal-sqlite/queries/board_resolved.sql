SELECT unit, count(*), sum(in_time = 1), sum(in_time = 0), sum(round > 1)
FROM cases
WHERE place = ?1 AND resolved_at >= ?2 AND sealed = 0
GROUP BY unit
