-- What the slots that are cut hold: of now's slot, from ?2 on, what lies before now (?3); of the
-- slot in which the window begins, up to ?5, what lies in the window (from ?4 on).
SELECT 1, 0, ifnull(unit, ''), 0, count(*) FROM cases
WHERE place = ?1 AND warn > ?2 AND warn <= ?3 AND sealed = 0 AND stage IN (1, 2, 3, 4, 5) GROUP BY unit
UNION ALL
SELECT 2, 0, open.unit, 0, count(*)
FROM (SELECT DISTINCT unit, slot AS stage FROM tallies WHERE place = ?1 AND what = 0 AND slot IN (1, 2, 3, 4, 5)) AS open
CROSS JOIN cases ON cases.place = ?1 AND cases.unit IS nullif(open.unit, '') AND cases.stage = open.stage
WHERE cases.rank > ?2 AND cases.rank < ?3 AND cases.sealed = 0 GROUP BY open.unit
UNION ALL
SELECT CASE in_time WHEN 1 THEN 4 WHEN 0 THEN 5 ELSE 3 END, 0, ifnull(unit, ''), round > 1, count(*)
FROM cases WHERE place = ?1 AND resolved_at >= ?4 AND resolved_at <= ?5 AND sealed = 0 GROUP BY 1, 3, 4
