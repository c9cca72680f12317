-- Acknowledgements that loaded files ask for
SELECT DISTINCT acknowledgements.attribution, publishers.terms
FROM ingests JOIN publishers ON publishers.id = publisher
JOIN acknowledgements ON ingest_id = ingests.id
WHERE rank = 1
ORDER BY 1
