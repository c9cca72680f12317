-- A measure begins before the resolution that made it.
SELECT 'error' AS severity, 'measure_before_its_resolution' AS rule, measures.symbol,
  measures.id || ' from ' || since AS found, 'a day from ' || date || ' on' AS expected
FROM measures JOIN roll_calls ON resolution = measures.symbol
WHERE since < date
