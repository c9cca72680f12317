-- Where an action is known from
SELECT publishers.name AS publisher, citations.source, file, sha256, reports.row, ingests.edition, downloaded
FROM reports JOIN publishers ON publishers.id = reports.publisher
JOIN ingests ON ingests.id = ingest_id
LEFT JOIN citations ON citations.report_id = reports.id
WHERE roll_call_id = (SELECT id FROM roll_calls WHERE slug = :id)
ORDER BY rank, reports.id, position
