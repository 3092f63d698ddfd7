INSERT INTO tallies (place, what, slot, unit, again, n)
SELECT $1, * FROM unnest($2::smallint[], $3::bigint[], $4::text[], $5::boolean[], $6::bigint[])
ON CONFLICT (place, what, slot, unit, again) DO UPDATE SET n = tallies.n + excluded.n
