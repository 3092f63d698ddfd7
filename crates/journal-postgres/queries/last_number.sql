SELECT number FROM cases
WHERE place = $1 AND number >= $2 AND number < $3
ORDER BY place DESC, number DESC LIMIT 1
