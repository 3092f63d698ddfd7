SELECT line FROM (
  SELECT table_name AS part, 0 AS kind, ordinal_position::bigint AS at,
         format('%s.%s %s%s%s', table_name, column_name, data_type,
                CASE WHEN collation_name IS NULL THEN '' ELSE ' collate ' || collation_name END,
                CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END) AS line
  FROM information_schema.columns WHERE table_schema = 'yinuo'
  UNION ALL
  SELECT tablename, 1, row_number() OVER (ORDER BY indexname), indexdef
  FROM pg_indexes WHERE schemaname = 'yinuo'
) AS lines ORDER BY part COLLATE "C", kind, at
