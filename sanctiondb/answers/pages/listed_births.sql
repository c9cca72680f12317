-- The births of every entry, as dates and years from first to last
SELECT reference, date, coalesce(year, from_year, CAST(date AS INTEGER), to_year) AS first,
  coalesce(year, to_year, CAST(date AS INTEGER), from_year) AS last, type, first_seen,
  iif(stands, '9999', last_seen) AS until
FROM listing_births
WHERE coalesce(date, year, from_year, to_year) IS NOT NULL
ORDER BY reference, first, last, date
