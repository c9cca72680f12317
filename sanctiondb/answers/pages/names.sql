-- Every name of every entry
SELECT reference, listings.name, listings.kind, regime, listing_names.name AS matched, role, quality,
  listing_names.first_seen, listing_names.last_seen
FROM listing_names JOIN listings USING (reference)
ORDER BY reference, role = 'alias', role = 'original', quality = 'low', matched
