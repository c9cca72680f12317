-- Every entry as last seen, for other tools
SELECT listings.reference, listings.name, listings.kind, listings.regime,
  (SELECT committees.name FROM committees WHERE committees.regime = listings.regime ORDER BY since DESC LIMIT 1)
    AS committee,
  listings.listed_on, first_seen, last_seen, gone_by, delisting.date AS delisted_on, delisting.decision, content
FROM listings LEFT JOIN listing_versions ON listing_versions.id = version_id
  LEFT JOIN listing_events AS delisting ON delisting.reference = listings.reference AND event = 'delisted'
    AND delisting.date > last_seen
ORDER BY listings.reference
