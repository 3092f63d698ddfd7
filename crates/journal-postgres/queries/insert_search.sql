-- A lexeme has 2 KB at most and is cut at a wrong place beyond; search.rs cuts what is asked for likewise.
INSERT INTO search (place, number, tokens)
SELECT $1, number, array_to_tsvector(ARRAY (
  SELECT left(token, 100) FROM unnest(string_to_array(tokens, ' ')) AS token WHERE token <> ''
))
FROM unnest($2::bigint[], $3::text[]) AS indexed (number, tokens)
