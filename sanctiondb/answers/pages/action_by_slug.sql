-- Roll calls by their id, in small letters
SELECT id, slug, symbol, date, title FROM roll_calls WHERE slug = lower(:said)
