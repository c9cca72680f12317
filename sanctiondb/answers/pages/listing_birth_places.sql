-- The places of birth that lists give for one entry, those that stand first
SELECT street, city, state_province, zip_code, country, note, first_seen, last_seen, stands
FROM listing_birth_places WHERE reference = :reference
ORDER BY stands DESC, country, city, street, note
