-- Roll calls with a vote: the rows of a matrix of votes; not those of which only some votes are known
SELECT id, slug, symbol, date, title
FROM roll_calls
WHERE modality = 'vote' AND yes IS NOT NULL
  AND (nullif(:body, '') IS NULL OR body = upper(:body))
  AND (nullif(:outcome, '') IS NULL OR outcome = :outcome)
  AND (nullif(:since, '') IS NULL OR date >= date(:since))
  AND (nullif(:until, '') IS NULL OR date <= date(:until))
  AND (nullif(:regime, '') IS NULL
    OR id IN (SELECT roll_call_id FROM regime_roll_calls WHERE regime = :regime))
  AND (:only IS NULL OR slug IN (SELECT value FROM json_each(:only)))
ORDER BY date, id
