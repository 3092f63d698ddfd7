INSERT INTO receipts (place, key, number, stage, seq, at, asked)
SELECT $1, * FROM unnest($2::text[], $3::bigint[], $4::smallint[], $5::bigint[], $6::bigint[], $7::text[])
