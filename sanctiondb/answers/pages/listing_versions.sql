-- What each snapshot says of one entry, in order
SELECT sighting.date, version_id, name, content, snapshot_order.whole, snapshot_order.lacks
FROM listing_sightings AS sighting JOIN snapshot_order USING (place)
  JOIN listing_versions ON listing_versions.id = version_id
WHERE sighting.reference = :reference
ORDER BY place
