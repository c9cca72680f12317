-- The names in every version of an entry, and those of vessels
SELECT version_id, NULL AS reference, name AS matched, role, quality, note, born, born_in, position
FROM listing_version_names
UNION ALL
SELECT NULL, reference, name, role, quality, note, born, born_in, role = 'alias' FROM listing_names WHERE kind = 'vessel'
ORDER BY version_id, reference, position
