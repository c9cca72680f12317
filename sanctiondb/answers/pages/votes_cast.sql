-- Votes cast: every member's vote in the roll calls that the conditions leave, with the corrections of what a row says
WITH corrected AS MATERIALIZED (
  SELECT roll_call_id, member, field, told FROM correction_rows WHERE displayed ORDER BY member, field
)
SELECT slug AS id, symbol, body, date, member, name, vote, permanent,
  iif(roll_calls.id IN (SELECT roll_call_id FROM corrected), (
    SELECT group_concat(told, '; ') FROM corrected
    WHERE corrected.roll_call_id = roll_calls.id
      AND (corrected.member = votes.member OR field IN ('resolution', 'draft', 'date'))), NULL) AS corrections
FROM roll_calls JOIN votes ON roll_call_id = id
WHERE (nullif(:body, '') IS NULL OR body = upper(:body))
  AND (nullif(:outcome, '') IS NULL OR outcome = :outcome)
  AND (nullif(:since, '') IS NULL OR date >= date(:since))
  AND (nullif(:until, '') IS NULL OR date <= date(:until))
  AND (nullif(:regime, '') IS NULL
    OR id IN (SELECT roll_call_id FROM regime_roll_calls WHERE regime = :regime))
  AND (nullif(:members, '') IS NULL OR instr('|' || :members || '|', '|' || member || '|'))
ORDER BY date, slug, member
