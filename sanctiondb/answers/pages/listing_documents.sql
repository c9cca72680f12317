-- The documents that lists give for one entry, those that stand first
SELECT type, type_2, number, issuing_country, issued_on, city_of_issue, country_of_issue, note, first_seen, last_seen, stands
FROM listing_documents WHERE reference = :reference
ORDER BY stands DESC, type, number, note
