-- The names in the original script of some entries (a JSON array of references)
SELECT reference, min(listing_version_names.name) AS name
FROM listing_versions JOIN listing_version_names ON version_id = listing_versions.id
WHERE role = 'original' AND reference IN (SELECT value FROM json_each(:references))
GROUP BY reference
