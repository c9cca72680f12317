-- One entry as last seen
SELECT listings.reference, listings.name, listings.kind, listings.regime, listings.list_type,
  (SELECT committees.name FROM committees WHERE committees.regime = listings.regime ORDER BY since DESC LIMIT 1)
    AS committee,
  listings.listed_on, first_seen, last_seen, gone_by, delisted_on, delisted_by, data_id, content
FROM listings LEFT JOIN listing_versions ON listing_versions.id = version_id
WHERE listings.reference = :reference
