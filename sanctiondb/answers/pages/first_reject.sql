-- The first row at fault of a file
SELECT rejects.row, column, value, reason
FROM rejects JOIN ingests ON ingests.id = ingest_id
WHERE sha256 = :sha256
ORDER BY rejects.id
LIMIT 1
