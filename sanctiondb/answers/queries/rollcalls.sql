-- Roll calls: what was put to the vote, and what came of it
WITH corrected AS MATERIALIZED (
  SELECT roll_call_id, group_concat(told, '; ') AS corrections
  FROM (SELECT roll_call_id, told FROM correction_rows WHERE displayed ORDER BY field, member)
  GROUP BY roll_call_id
)
SELECT slug AS id, draft, symbol, date, meeting, title, outcome, vetoed_by,
  coalesce(yes, published_yes) AS yes, coalesce(no, published_no) AS no,
  coalesce(abstain, published_abstain) AS abstain, coalesce(not_voting, published_not_voting) AS not_voting,
  required, corrections
FROM roll_calls LEFT JOIN corrected ON corrected.roll_call_id = roll_calls.id
WHERE (nullif(:body, '') IS NULL OR body = :body)
  AND (nullif(:outcome, '') IS NULL OR outcome = :outcome)
  AND (nullif(:since, '') IS NULL OR date >= date(:since))
  AND (nullif(:until, '') IS NULL OR date <= date(:until))
  AND (nullif(:regime, '') IS NULL
    OR id IN (SELECT roll_call_id FROM regime_roll_calls WHERE regime = :regime))
  AND (nullif(:members, '') IS NULL OR id IN (
    SELECT roll_call_id FROM votes
    WHERE member IN (SELECT value FROM json_each('[' || replace(json_quote(upper(:members)), '|', '","') || ']'))
      AND (nullif(:vote, '') IS NULL OR vote = :vote)))
ORDER BY date, id
