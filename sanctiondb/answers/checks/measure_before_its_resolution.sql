-- A measure begins before the resolution that made it, whose date no correction sets right.
SELECT 'error' AS severity, 'measure_before_its_resolution' AS rule, measures.symbol,
  measures.id || ' from ' || since AS found, 'a day from ' || date || ' on' AS expected
FROM measures JOIN roll_calls ON resolution = measures.symbol
WHERE since < date AND NOT EXISTS (
  SELECT 1 FROM correction_rows WHERE roll_call_id = roll_calls.id AND field = 'date' AND displayed AND corrected <= since)
