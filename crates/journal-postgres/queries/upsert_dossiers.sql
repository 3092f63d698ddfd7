INSERT INTO dossiers (place, number, seq, body)
SELECT $1, * FROM unnest($2::bigint[], $3::bigint[], $4::text[])
ON CONFLICT (place, number) DO UPDATE SET seq = excluded.seq, body = excluded.body
