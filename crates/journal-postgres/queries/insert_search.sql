INSERT INTO search (place, number, tokens)
SELECT $1, number, array_to_tsvector(string_to_array(tokens, ' '))
FROM unnest($2::bigint[], $3::text[]) AS indexed (number, tokens)
