-- Every list that is loaded, and whether one entry is on it
SELECT snapshot_order.date, whole, EXISTS (
    SELECT 1 FROM snapshot_entries JOIN listing_versions ON id = version_id
    WHERE snapshot_entries.snapshot_id = snapshot_order.snapshot_id AND reference = :reference) AS seen
FROM snapshot_order
ORDER BY place
