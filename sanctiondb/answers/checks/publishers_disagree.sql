-- Publishers disagree; the official value is shown.
SELECT iif(EXISTS (
    SELECT 1 FROM differences WHERE differences.symbol = roll_calls.symbol AND differences.field = disagreements.field
      AND coalesce(differences.member, '') = disagreements.member), 'note', 'warning') AS severity,
  'publishers_disagree' AS rule, roll_calls.symbol,
  publisher || ' says ' || ltrim(disagreements.member || ' ') || disagreements.field || ' ' || other AS found,
  'as shown: ' || coalesce(shown, 'no vote') || coalesce((SELECT '; decided by ' || decided_by || ' for ' || ours FROM differences
    WHERE differences.symbol = roll_calls.symbol AND differences.field = disagreements.field
      AND coalesce(differences.member, '') = disagreements.member), '') AS expected
FROM disagreements JOIN roll_calls ON roll_calls.id = disagreements.roll_call_id
JOIN reports ON reports.id = disagreements.report_id
ORDER BY roll_calls.date
