-- Publishers disagree; the official value is shown.
WITH told AS (
  SELECT DISTINCT disagreements.roll_call_id, disagreements.report_id, disagreements.field, disagreements.member, told
  FROM correction_rows JOIN disagreements ON disagreements.roll_call_id = correction_rows.roll_call_id
    AND disagreements.field = correction_rows.field AND disagreements.member = coalesce(correction_rows.member, '')
  JOIN reports ON reports.id = disagreements.report_id
  WHERE standing = 'stands' AND iif(correction_rows.publisher = reports.publisher,
    official IS other AND corrected IS shown, official IS shown AND corrected IS other)
  ORDER BY told
), decided AS MATERIALIZED (
  SELECT roll_call_id, report_id, field, member, group_concat(told, '; ') AS told
  FROM told GROUP BY roll_call_id, report_id, field, member
)
SELECT iif(told IS NULL, 'warning', 'note') AS severity, 'publishers_disagree' AS rule, roll_calls.symbol,
  reports.publisher || ' says ' || ltrim(disagreements.member || ' ') || disagreements.field || ' ' || other AS found,
  'as shown: ' || coalesce(disagreements.shown, 'no vote') || coalesce('; corrected, ' || told, '') AS expected
FROM disagreements JOIN roll_calls ON roll_calls.id = disagreements.roll_call_id
JOIN reports ON reports.id = disagreements.report_id
LEFT JOIN decided USING (roll_call_id, report_id, field, member)
ORDER BY roll_calls.date
