-- Some members by code: their dates in the United Nations and what is told of them
SELECT code, name, state, since, until, note
FROM members
WHERE code IN (SELECT value FROM json_each('["' || replace(:members, '|', '","') || '"]'))
ORDER BY since, code
