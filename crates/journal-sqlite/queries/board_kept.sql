-- What is kept: stages as they are, and of the rest the slots that are whole. ?2 is now's slot,
-- ?3 the slot in which the board's window begins.
SELECT what, slot, unit, again, n FROM tallies WHERE place = ?1 AND what = 0
UNION ALL
SELECT 1, 0, unit, 0, sum(n) FROM tallies WHERE place = ?1 AND what = 1 AND slot < ?2 GROUP BY unit
UNION ALL
SELECT 2, 0, unit, 0, sum(n) FROM tallies WHERE place = ?1 AND what = 2 AND slot < ?2 GROUP BY unit
UNION ALL
SELECT what, 0, unit, again, sum(n) FROM tallies WHERE place = ?1 AND what IN (3, 4, 5) AND slot > ?3
GROUP BY what, unit, again
