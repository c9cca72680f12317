-- The births that lists give for one entry, those that stand first
SELECT date, year, from_year, to_year, type, note, first_seen, last_seen, stands
FROM listing_births WHERE reference = :reference
ORDER BY stands DESC, coalesce(date, year, from_year, to_year), note
