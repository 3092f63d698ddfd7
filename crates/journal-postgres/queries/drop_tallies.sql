DELETE FROM tallies
USING unnest($2::smallint[], $3::bigint[], $4::text[], $5::boolean[]) AS gone (what, slot, unit, again)
WHERE tallies.place = $1 AND tallies.what = gone.what AND tallies.slot = gone.slot AND tallies.unit = gone.unit
  AND tallies.again = gone.again AND tallies.n = 0
