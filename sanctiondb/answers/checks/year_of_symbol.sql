-- A resolution's symbol names another year than its date.
SELECT 'error' AS severity, 'year_of_symbol' AS rule, symbol, date AS found, 'a day of the year in its symbol' AS expected
FROM roll_calls
WHERE resolution GLOB 'S/RES/*([0-9][0-9][0-9][0-9])' AND substr(resolution, -5, 4) <> substr(date, 1, 4)
ORDER BY date
