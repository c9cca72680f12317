-- Votes cast: every member's vote in the roll calls that the conditions leave
SELECT slug AS id, symbol, body, date, member, name, vote, permanent
FROM roll_calls JOIN votes ON roll_call_id = id
WHERE (nullif(:body, '') IS NULL OR body = upper(:body))
  AND (nullif(:outcome, '') IS NULL OR outcome = :outcome)
  AND (nullif(:since, '') IS NULL OR date >= date(:since))
  AND (nullif(:until, '') IS NULL OR date <= date(:until))
  AND (nullif(:regime, '') IS NULL
    OR id IN (SELECT roll_call_id FROM regime_roll_calls WHERE regime = :regime))
  AND (nullif(:members, '') IS NULL OR instr('|' || :members || '|', '|' || member || '|'))
ORDER BY date, slug, member
