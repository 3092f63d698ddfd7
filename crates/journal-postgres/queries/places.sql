WITH RECURSIVE found (place) AS (
  (SELECT place FROM records ORDER BY place LIMIT 1)
  UNION ALL
  SELECT (SELECT place FROM records WHERE place > found.place ORDER BY place LIMIT 1)
  FROM found WHERE found.place IS NOT NULL
)
SELECT place FROM found WHERE place IS NOT NULL ORDER BY place
