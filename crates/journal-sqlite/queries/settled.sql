-- Settled cases of a type within a window, by the index cases_settled alone.
SELECT count(*), count(in_time) FILTER (WHERE in_time = 1), count(in_time) FILTER (WHERE in_time = 0), count(score),
       count(score) FILTER (WHERE score >= ?)
FROM cases
WHERE place = ? AND case_type = ? AND resolved_at >= ? AND resolved_at < ? AND sealed = 0
