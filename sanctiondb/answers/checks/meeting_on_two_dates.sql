-- One meeting holds votes of two dates.
SELECT 'warning' AS severity, 'meeting_on_two_dates' AS rule, meeting AS symbol,
  group_concat(symbol || ' on ' || date, '; ') AS found, 'one date for one meeting' AS expected
FROM (SELECT * FROM roll_calls ORDER BY date, symbol)
WHERE meeting IN (SELECT symbol FROM meetings WHERE form = 'meeting')
GROUP BY meeting HAVING count(DISTINCT date) > 1
ORDER BY min(date)
