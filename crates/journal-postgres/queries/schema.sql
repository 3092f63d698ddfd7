-- The schema as SQL, by table: columns, then indexes (a primary key is one of them).
SELECT line FROM (
  SELECT table_name::text AS part, '' AS name,
         format(E'CREATE TABLE %s (\n  %s\n);\n', table_name, string_agg(
           format('%s %s%s%s', column_name, data_type,
                  CASE WHEN collation_name IS NULL THEN '' ELSE format(' COLLATE %I', collation_name) END,
                  CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END),
           E',\n  ' ORDER BY ordinal_position)) AS line
  FROM information_schema.columns WHERE table_schema = 'yinuo' GROUP BY table_name
  UNION ALL
  SELECT tablename::text, indexname::text, replace(indexdef, 'yinuo.', '') || E';\n'
  FROM pg_indexes WHERE schemaname = 'yinuo'
) AS lines ORDER BY part COLLATE "C", name COLLATE "C"
