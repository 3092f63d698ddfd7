DELETE FROM tallies WHERE place = ?1 AND what = ?2 AND slot = ?3 AND unit = ?4 AND again = ?5 AND n = 0
