-- A number is missing between the first resolution and the last one of an official file.
WITH RECURSIVE numbers (number, last) AS (
  SELECT 1, (SELECT max(number) FROM resolutions JOIN roll_calls ON roll_calls.resolution = resolutions.symbol
    JOIN reports ON reports.id = roll_calls.report_id WHERE publisher = 'undl')
  UNION ALL
  SELECT number + 1, last FROM numbers WHERE number < last
), gaps AS (
  SELECT number, number - row_number() OVER (ORDER BY number) AS run FROM numbers
  WHERE last IS NOT NULL AND number NOT IN (SELECT number FROM resolutions WHERE body = 'SC' AND number IS NOT NULL)
)
SELECT 'note' AS severity, 'missing_resolution' AS rule, 'S/RES/' || min(number) AS symbol,
  'no record of ' || count(*) || ' resolutions, ' || min(number) || ' to ' || max(number) AS found,
  'every number: load a later or a whole file' AS expected
FROM gaps GROUP BY run ORDER BY min(number)
