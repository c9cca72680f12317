-- The addresses of one entry, of all that was ever said of it
SELECT street, city, state_province, zip_code, country, note FROM listing_addresses WHERE reference = :reference
