-- What was not understood of the lists, and kept
SELECT date, reference, element, value, reason, file
FROM snapshot_oddities JOIN snapshots ON snapshots.id = snapshot_id JOIN ingests ON ingests.id = ingest_id
ORDER BY date, snapshot_oddities.id
