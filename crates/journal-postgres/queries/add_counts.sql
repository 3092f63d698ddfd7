INSERT INTO counts (place, case_type, stage, sealed, n)
SELECT $1, * FROM unnest($2::text[], $3::smallint[], $4::boolean[], $5::bigint[])
ON CONFLICT (place, case_type, stage, sealed) DO UPDATE SET n = counts.n + excluded.n
