INSERT INTO timers (place, at, number, clock, tag, round, point)
SELECT $1, * FROM unnest($2::bigint[], $3::bigint[], $4::text[], $5::bigint[], $6::bigint[], $7::text[])
ON CONFLICT DO NOTHING
