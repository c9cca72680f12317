-- An official row is wrong in one field, and a correction says what decides it; the row is shown and counted as it is.
SELECT 'note' AS severity, 'corrected' AS rule, symbol,
  publisher || ' says ' || field || coalesce(' of ' || member, '') || ' ' || coalesce(official, 'nothing') AS found,
  coalesce(corrected, 'nothing') || ', by ' || replace(evidence, '|', ', ') AS expected
FROM correction_rows
WHERE standing = 'stands'
ORDER BY symbol, field, member
