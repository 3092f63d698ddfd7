INSERT INTO words (place, id, number, key, text)
SELECT $1, * FROM unnest($2::uuid[], $3::bigint[], $4::bytea[], $5::text[])
