-- A later edition revised a vote, a total, a date or a note.
SELECT 'note' AS severity, 'revised' AS rule, symbol,
  ltrim(changes.member || ' ') || field || ' ' || coalesce(after, 'blank') || coalesce(' in edition ' || edition_after, '') AS found,
  before || coalesce(' in edition ' || edition_before, ' before') AS expected
FROM changes JOIN reports ON reports.id = changes.report_id JOIN roll_calls ON roll_calls.id = reports.roll_call_id
WHERE correction
ORDER BY roll_calls.date, changes.id
