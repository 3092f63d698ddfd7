-- The newest $4 cases, one by one: those that match, and the last one, which tells how far this
-- went. Without it there are no more.
SELECT number, hit, nth = $4 AS is_last
FROM (
  SELECT number, tokens @@ $3::text::tsquery AS hit, row_number() OVER (ORDER BY number DESC) AS nth
  FROM (
    SELECT number, tokens FROM search WHERE place = $1 AND number < $2
    ORDER BY place DESC, number DESC LIMIT $4
  ) AS newest
) AS tried
WHERE hit OR nth = $4
ORDER BY number DESC
