-- The births of every entry, as dates and years from first to last
SELECT reference, date, coalesce(year, from_year, CAST(date AS INTEGER), to_year) AS first,
  coalesce(year, to_year, CAST(date AS INTEGER), from_year) AS last, type
FROM listing_births
ORDER BY reference, first, last, date
