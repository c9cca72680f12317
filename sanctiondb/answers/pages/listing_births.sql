-- The births of one entry, of all that was ever said of it
SELECT date, year, from_year, to_year, type FROM listing_births WHERE reference = :reference
