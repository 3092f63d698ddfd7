INSERT INTO subscribers (place, login, body) VALUES ($1, $2, $3)
ON CONFLICT (place, login) DO UPDATE SET body = excluded.body
