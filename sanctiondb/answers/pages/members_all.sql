-- Every member of the United Nations in the record
SELECT code, name, state, since, until FROM members ORDER BY name, code
