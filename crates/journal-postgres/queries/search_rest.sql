-- By the index of tokens alone: the sums keep the planner from walking down the numbers.
SELECT number FROM search
WHERE tokens @@ $3::text::tsquery AND place + 0 = $1 AND number + 0 < $2
ORDER BY number DESC LIMIT $4
