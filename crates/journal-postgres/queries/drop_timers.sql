-- One look-up by key for each: LIMIT keeps the planner from reading all timers of the place
-- instead, which it prefers while it believes the table to be small.
DELETE FROM timers WHERE ctid = ANY (ARRAY (
  SELECT found.at_row
  FROM unnest($2::bigint[], $3::bigint[], $4::text[], $5::bigint[], $6::bigint[], $7::text[])
    AS gone (at, number, clock, tag, round, point)
  CROSS JOIN LATERAL (
    SELECT t.ctid AS at_row FROM timers AS t
    WHERE t.place = $1 AND t.at = gone.at AND t.number = gone.number AND t.clock = gone.clock
      AND t.tag = gone.tag AND t.round = gone.round AND t.point = gone.point
    LIMIT 1
  ) AS found
))
