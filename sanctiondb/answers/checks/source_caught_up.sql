-- An official file now says what a correction says: the correction has served, and can go.
SELECT 'note' AS severity, 'source_caught_up' AS rule, symbol,
  publisher || iif(field IN ('resolution', 'draft') AND symbol = official,
    ' now has a row of ' || coalesce(corrected, 'nothing') || ' on ' || date,
    ' now says ' || field || coalesce(' of ' || member, '') || ' ' || coalesce(corrected, 'nothing')) AS found,
  'the correction withdrawn, which says ' || coalesce(official, 'nothing') || ' is in the official file' AS expected
FROM correction_rows
WHERE standing = 'caught_up'
ORDER BY symbol, field, member
