-- The nationalities of one entry, of all that was ever said of it
SELECT nationality FROM listing_nationalities WHERE reference = :reference
