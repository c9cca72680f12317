-- Roll calls on a resolution
SELECT id, slug, symbol, date, title FROM roll_calls WHERE resolution = :symbol
