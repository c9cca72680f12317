-- Members whose note names a member by its code, such as CZE and SVK for CSK
SELECT code, name, note
FROM members
WHERE note GLOB '*[^A-Z]' || :code || '[^A-Z]*' AND code <> :code
ORDER BY since, code
