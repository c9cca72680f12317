-- The documents of one entry, of all that was ever said of it
SELECT type, type_2, number, issuing_country, issued_on, city_of_issue, country_of_issue, note FROM listing_documents WHERE reference = :reference
