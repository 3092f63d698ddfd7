INSERT INTO accounts (login, body) VALUES ($1, $2)
ON CONFLICT (login) DO UPDATE SET body = excluded.body
