(SELECT number FROM cases
 WHERE place = $1 AND number >= $2 AND number < $3
 ORDER BY place DESC, number DESC LIMIT 1)
UNION ALL
(SELECT number FROM dossiers
 WHERE place = $1 AND number >= $2 AND number < $3
 ORDER BY place DESC, number DESC LIMIT 1)
ORDER BY number DESC LIMIT 1
