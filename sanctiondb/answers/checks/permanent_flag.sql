-- A row's permanent flag contradicts the seats.
SELECT 'error' AS severity, 'permanent_flag' AS rule, roll_calls.symbol,
  member || ' flagged ' || iif(flag, 'permanent', 'not permanent') AS found,
  iif(flag, 'not permanent', 'permanent') AS expected
FROM reports JOIN roll_calls ON roll_calls.id = roll_call_id
JOIN readings ON readings.report_id = reports.id AND readings.ingest_id = reports.ingest_id
JOIN wordings ON wordings.id = wording_id JOIN roster_seats ON roster_seats.roster_id = wordings.roster_id
WHERE flag IS NOT NULL AND roll_calls.body = 'SC' AND substr(letters, position, 1) <> '-'
  AND flag <> (member IN (SELECT member FROM council_terms WHERE permanent))
ORDER BY roll_calls.date
