-- The nationalities of every entry
SELECT reference, nationality FROM listing_nationalities ORDER BY reference, nationality
