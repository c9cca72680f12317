-- A row's permanent flag contradicts the seats.
SELECT 'error' AS severity, 'permanent_flag' AS rule, roll_calls.symbol,
  json_extract(given.value, '$[1]') || ' flagged ' || iif(json_extract(given.value, '$[4]'), 'permanent', 'not permanent')
    AS found,
  iif(json_extract(given.value, '$[4]'), 'not permanent', 'permanent') AS expected
FROM reports JOIN roll_calls ON roll_calls.id = roll_call_id
JOIN readings ON readings.report_id = reports.id AND readings.ingest_id = reports.ingest_id
JOIN wordings ON wordings.id = wording_id, json_each(ballot) AS given
WHERE json_extract(given.value, '$[4]') IS NOT NULL AND roll_calls.body = 'SC'
  AND json_extract(given.value, '$[4]') <> (json_extract(given.value, '$[1]') IN (
    SELECT member FROM council_terms WHERE permanent))
ORDER BY roll_calls.date
