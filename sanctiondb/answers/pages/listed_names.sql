-- The names of every entry, good ones first
SELECT reference, name, role, quality, first_seen, iif(stands, '9999', last_seen) AS until
FROM listing_names
ORDER BY reference, role = 'alias', role = 'original', quality = 'low', name
