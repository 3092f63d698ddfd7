INSERT INTO tallies (place, what, slot, unit, again, n) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT DO UPDATE SET n = n + excluded.n
