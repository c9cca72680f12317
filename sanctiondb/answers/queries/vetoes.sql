-- Vetoes: what had the majority and failed by a permanent member's vote
WITH corrected AS MATERIALIZED (
  SELECT roll_call_id, group_concat(told, '; ') AS corrections
  FROM (SELECT roll_call_id, told FROM correction_rows WHERE displayed ORDER BY field, member)
  GROUP BY roll_call_id
)
SELECT slug AS id, draft, symbol, date, meeting, title, question, outcome, vetoed_by,
  coalesce(yes, published_yes) AS yes, coalesce(no, published_no) AS no,
  coalesce(abstain, published_abstain) AS abstain, coalesce(not_voting, published_not_voting) AS not_voting,
  required, corrections
FROM roll_calls LEFT JOIN corrected ON corrected.roll_call_id = roll_calls.id
WHERE outcome = 'vetoed'
  AND (lower(coalesce(nullif(:rule, ''), 'all')) = 'all' OR lower(:rule) = 'drafts' AND question = 'draft')
  AND (nullif(:since, '') IS NULL OR date >= date(:since))
  AND (nullif(:until, '') IS NULL OR date <= date(:until))
  AND (nullif(:regime, '') IS NULL
    OR id IN (SELECT roll_call_id FROM regime_roll_calls WHERE regime = :regime))
  AND (nullif(:members, '') IS NULL OR EXISTS (
    SELECT 1 FROM json_each('["' || replace(vetoed_by, '|', '","') || '"]')
    WHERE instr('|' || upper(:members) || '|', '|' || value || '|')))
ORDER BY date, id
