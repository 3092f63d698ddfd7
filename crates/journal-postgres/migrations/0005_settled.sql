-- What tasks count by themselves: cases of a type that were settled within a window, from the index alone.
CREATE INDEX cases_settled ON cases (place, case_type, resolved_at) INCLUDE (category, unit, in_time, score, sealed)
  WHERE resolved_at IS NOT NULL;
