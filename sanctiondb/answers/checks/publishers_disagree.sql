-- Publishers disagree; the official value is shown.
SELECT iif(told IS NULL, 'warning', 'note') AS severity, 'publishers_disagree' AS rule, roll_calls.symbol,
  reports.publisher || ' says ' || ltrim(disagreements.member || ' ') || disagreements.field || ' ' || other AS found,
  'as shown: ' || coalesce(disagreements.shown, 'no vote') || coalesce('; corrected, ' || told, '') AS expected
FROM disagreements JOIN roll_calls ON roll_calls.id = disagreements.roll_call_id
JOIN reports ON reports.id = disagreements.report_id
LEFT JOIN correction_rows ON correction_rows.roll_call_id = disagreements.roll_call_id AND standing = 'stands'
  AND correction_rows.field = disagreements.field AND coalesce(correction_rows.member, '') = disagreements.member
  AND (official IS disagreements.shown AND corrected IS other OR official IS other AND corrected IS disagreements.shown)
ORDER BY roll_calls.date
