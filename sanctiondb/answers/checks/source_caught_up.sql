-- An official file now says what a difference, decided by a document, said against it: the difference can go.
SELECT 'note' AS severity, 'source_caught_up' AS rule, differences.symbol,
  publisher || ' now says ' || differences.field || coalesce(' of ' || differences.member, '') || ' ' || ours AS found,
  'the difference withdrawn, which says ' || official || ' is in the official file' AS expected
FROM differences JOIN roll_calls ON roll_calls.symbol = differences.symbol
JOIN reports USING (publisher)
JOIN readings ON readings.report_id = reports.id AND readings.ingest_id = reports.ingest_id
JOIN wordings ON wordings.id = wording_id
WHERE reports.roll_call_id = roll_calls.id AND CASE differences.field
  WHEN 'vote' THEN (SELECT substr(letters, position, 1) FROM roster_seats
    WHERE roster_seats.roster_id = wordings.roster_id AND roster_seats.member = differences.member)
  ELSE content ->> differences.field END = ours
ORDER BY differences.symbol
