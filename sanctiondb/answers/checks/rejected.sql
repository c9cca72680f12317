-- Rows of a file were not taken.
SELECT 'warning' AS severity, 'rejected' AS rule, file || ' row ' || row AS symbol,
  coalesce(column || ' ', '') || coalesce(quote(value), '') AS found, reason AS expected
FROM rejects JOIN ingests ON ingests.id = ingest_id
WHERE NOT EXISTS (SELECT 1 FROM ingests AS later WHERE later.publisher = ingests.publisher
  AND later.file = ingests.file AND later.id > ingests.id)
ORDER BY file, row
