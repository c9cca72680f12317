-- The names of every entry, good ones first
SELECT reference, name, role, quality, first_seen, last_seen
FROM listing_names
ORDER BY reference, role = 'alias', role = 'original', quality = 'low', name
