-- Settled cases of a type within a window, by the index cases_settled alone. No units: any; no category: any.
SELECT count(*) AS settled,
       count(*) FILTER (WHERE in_time) AS in_time,
       count(*) FILTER (WHERE NOT in_time) AS late,
       count(score) AS rated,
       count(*) FILTER (WHERE score >= $5::smallint) AS pleased
FROM cases
WHERE place = $1 AND case_type = $2 AND resolved_at >= $3 AND resolved_at < $4 AND NOT sealed
  AND ($6::text IS NULL OR category = $6 OR (category >= $7::text AND category < $8::text))
  AND ($9::text[] IS NULL OR unit = ANY ($9::text[]))
