-- The nationalities of every entry
SELECT reference, nationality, first_seen, iif(stands, '9999', last_seen) AS until
FROM listing_nationalities
ORDER BY reference, nationality
