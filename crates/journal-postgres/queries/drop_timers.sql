DELETE FROM timers t
USING unnest($2::bigint[], $3::bigint[], $4::text[], $5::bigint[], $6::text[]) AS gone (at, number, clock, round, point)
WHERE t.place = $1
  AND (t.at, t.number, t.clock, t.round, t.point) = (gone.at, gone.number, gone.clock, gone.round, gone.point)
