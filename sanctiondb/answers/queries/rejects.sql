-- Rows that were not taken, and why; of each file as it was last loaded
SELECT file, row, column, value, reason
FROM rejects JOIN ingests ON ingests.id = ingest_id
WHERE NOT EXISTS (SELECT 1 FROM ingests AS later WHERE later.publisher = ingests.publisher
  AND later.file = ingests.file AND later.id > ingests.id)
ORDER BY ingests.id, row, rejects.id
