-- Two resolutions bear one number.
SELECT 'error' AS severity, 'number_of_two' AS rule, min(symbol) AS symbol, group_concat(symbol, ', ') AS found,
  'one resolution of number ' || number AS expected
FROM resolutions WHERE body = 'SC' AND number IS NOT NULL
GROUP BY number HAVING count(*) > 1
ORDER BY number
