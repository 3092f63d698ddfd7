INSERT INTO ballots (place, number, round, slip, body)
SELECT $1, * FROM unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[])
