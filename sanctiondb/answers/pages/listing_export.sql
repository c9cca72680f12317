-- Every entry for other tools, as last seen on a list that was not recovered from a damaged file, where there is one
WITH sound AS (
  SELECT reference, version_id, row_number() OVER (PARTITION BY reference ORDER BY place DESC) AS newest
  FROM listing_sightings WHERE sound
)
SELECT listings.reference, listing_versions.name AS said, listings.name, listings.kind, listings.regime,
  (SELECT committees.name FROM committees WHERE committees.regime = listings.regime ORDER BY since DESC LIMIT 1)
    AS committee,
  listings.listed_on, first_seen, last_seen, gone_by, delisted_on, delisted_by, listing_versions.id AS version_id,
  content
FROM listings LEFT JOIN sound ON sound.reference = listings.reference AND newest = 1
  LEFT JOIN listing_versions ON listing_versions.id = coalesce(sound.version_id, listings.version_id)
ORDER BY listings.reference
