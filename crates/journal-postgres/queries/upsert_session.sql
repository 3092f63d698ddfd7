INSERT INTO sessions (token, login, csrf, until) VALUES ($1, $2, $3, $4)
ON CONFLICT (token) DO UPDATE SET login = excluded.login, csrf = excluded.csrf, until = excluded.until
