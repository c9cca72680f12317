-- Lonely votes: cast by one member, or with few others, against all who voted otherwise
WITH sides AS (
  SELECT id, slug, symbol, date, body, 'Y' AS side, yes AS size
  FROM roll_calls WHERE modality = 'vote'
  UNION ALL
  SELECT id, slug, symbol, date, body, 'N', no
  FROM roll_calls WHERE modality = 'vote'
  UNION ALL
  SELECT id, slug, symbol, date, body, 'A', abstain
  FROM roll_calls WHERE modality = 'vote'
), corrected AS MATERIALIZED (
  SELECT roll_call_id, member, field, told FROM correction_rows WHERE displayed ORDER BY member, field)
SELECT slug AS id, symbol, date, member, vote, size - 1 AS others,
  (SELECT group_concat(told, '; ') FROM corrected
    WHERE corrected.roll_call_id = id AND (corrected.member = votes.member OR field IN ('resolution', 'draft', 'date')))
    AS corrections
FROM sides JOIN votes ON roll_call_id = id AND vote = side
WHERE size BETWEEN 1 AND 1 + coalesce(nullif(:with, ''), 0)
  AND (nullif(:body, '') IS NULL OR body = upper(:body))
  AND (nullif(:since, '') IS NULL OR date >= date(:since))
  AND (nullif(:until, '') IS NULL OR date <= date(:until))
  AND (nullif(:vote, '') IS NULL OR vote = upper(:vote))
  AND (nullif(:members, '') IS NULL OR instr('|' || upper(:members) || '|', '|' || member || '|'))
ORDER BY date, slug, member
