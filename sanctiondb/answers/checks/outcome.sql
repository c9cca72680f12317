-- The votes say another outcome than the source.
SELECT 'error' AS severity, 'outcome' AS rule, symbol, 'source: ' || stated_outcome AS found,
  'by the votes: ' || outcome || iif(outcome = 'vetoed', ', unless a record shows that it was procedural', '')
    AS expected
FROM roll_calls
WHERE stated_outcome <> outcome AND (stated_outcome <> 'not_adopted' OR outcome = 'adopted')
ORDER BY date
