-- The case types there are: one look-up each.
WITH RECURSIVE found (case_type) AS (
  (SELECT case_type FROM cases WHERE place = $1 ORDER BY case_type LIMIT 1)
  UNION ALL
  SELECT (SELECT case_type FROM cases WHERE place = $1 AND case_type > found.case_type ORDER BY case_type LIMIT 1)
  FROM found WHERE found.case_type IS NOT NULL
)
SELECT case_type FROM found WHERE case_type IS NOT NULL
