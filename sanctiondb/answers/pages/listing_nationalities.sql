-- The nationalities that lists give for one entry, those that stand first
SELECT nationality, first_seen, last_seen, stands
FROM listing_nationalities WHERE reference = :reference
ORDER BY stands DESC, nationality
