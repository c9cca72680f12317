-- What a snapshot says of each of its entries
SELECT reference, name, content
FROM snapshot_entries JOIN listing_versions ON listing_versions.id = version_id
WHERE snapshot_id = :id
