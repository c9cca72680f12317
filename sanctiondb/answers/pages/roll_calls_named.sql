-- What some roll calls were about, by their ids
SELECT slug AS id, symbol, body, date, title, outcome
FROM roll_calls
WHERE slug IN (SELECT value FROM json_each(:ids))
