-- The names of every entry, good ones first, once for each day of a list that shows it; of a vessel without a day
WITH sightings AS (
  SELECT DISTINCT reference, listing_version_names.name, role, quality, date
  FROM listing_version_names JOIN listing_versions ON listing_versions.id = version_id
    JOIN snapshot_entries USING (version_id) JOIN snapshots ON snapshots.id = snapshot_id
  UNION ALL
  SELECT reference, name, role, quality, NULL FROM listing_names WHERE kind = 'vessel'
)
SELECT reference, name, role, quality, date
FROM sightings
ORDER BY reference, role = 'alias', role = 'original', quality = 'low', name, date
