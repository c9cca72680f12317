-- Roll calls that go by a symbol
SELECT id, slug, symbol, date, title FROM roll_calls WHERE symbol = :symbol
