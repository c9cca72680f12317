-- An official row says neither what a correction found in it nor what it should say: the correction is not shown there.
SELECT 'warning' AS severity, 'source_says_otherwise' AS rule, symbol,
  publisher || ' says ' || field || coalesce(' of ' || member, '') || ' ' || coalesce(says, 'nothing') AS found,
  coalesce(official, 'nothing') || ', which a correction corrects to ' || coalesce(corrected, 'nothing') AS expected
FROM correction_rows
WHERE standing = 'says_otherwise'
ORDER BY symbol, field, member
