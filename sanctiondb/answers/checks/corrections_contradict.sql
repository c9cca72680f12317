-- Two corrections of one field of one row say different things: one of them is wrong.
SELECT 'warning' AS severity, 'corrections_contradict' AS rule, one.symbol,
  one.field || coalesce(' of ' || one.member, '') || ' ' || coalesce(one.corrected, 'nothing') || ', and '
    || coalesce(other.corrected, 'nothing') AS found,
  'one of them, in a row of ' || one.publisher AS expected
FROM correction_rows AS one JOIN correction_rows AS other ON other.row_id = one.row_id AND other.field = one.field
  AND other.member IS one.member AND other.correction_id > one.correction_id AND other.corrected IS NOT one.corrected
ORDER BY one.symbol, one.field, one.member
