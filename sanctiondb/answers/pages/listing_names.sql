-- The names of one entry
SELECT name, script, role, quality, first_seen, last_seen FROM listing_names WHERE reference = :reference
ORDER BY role = 'alias', role = 'original', quality = 'low', name
