-- The lists that are loaded, in order
SELECT snapshot_id AS id, snapshot_order.date, generated, snapshot_order.whole, snapshot_order.lacks, entries, file
FROM snapshot_order JOIN snapshots ON snapshots.id = snapshot_id JOIN ingests ON ingests.id = ingest_id
ORDER BY place
