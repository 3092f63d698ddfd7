INSERT INTO outbox (place, seq, n, channel, notice, tries, next_at)
SELECT $1, * FROM unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::bigint[], $7::bigint[])
