INSERT INTO persons (place, id, number, name, phone)
SELECT $1, * FROM unnest($2::uuid[], $3::bigint[], $4::text[], $5::text[])
