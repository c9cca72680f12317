-- A correction is of no row of the files loaded, or does not say which of several it is of; it is not shown.
SELECT DISTINCT 'warning' AS severity, 'corrected_row' AS rule, symbol,
  iif(row_id IS NULL, 'no row of ' || publisher, 'several rows of ' || publisher) || ' for the correction of '
    || field || coalesce(' of ' || member, '') AS found,
  iif(row_id IS NULL, 'the symbol or the key of a row', 'the key of one of them, as the table reports has it') AS expected
FROM correction_rows
WHERE standing = 'ambiguous' OR standing = 'waits' AND EXISTS (
  SELECT 1 FROM reports WHERE reports.publisher = correction_rows.publisher AND kind = 'action')
ORDER BY symbol, field, member
