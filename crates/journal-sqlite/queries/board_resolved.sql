SELECT unit, count(*), sum(in_time = 1), sum(round > 1)
FROM cases
WHERE place = ?1 AND resolved_at >= ?2
GROUP BY unit
