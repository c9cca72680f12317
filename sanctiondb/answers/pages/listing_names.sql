-- The names that lists give for one entry, those that stand first
SELECT name, script, role, quality, note, born, born_in, first_seen, last_seen, stands
FROM listing_names WHERE reference = :reference
ORDER BY stands DESC, role = 'alias', role = 'original', quality = 'low', name
