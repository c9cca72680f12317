-- The latest roll calls of the Council, or of one regime, newest first
WITH belonging AS (
  SELECT roll_call_id, group_concat(regime, '|') AS regimes FROM regime_roll_calls GROUP BY roll_call_id
)
SELECT slug AS id, symbol, part, date, coalesce(summary, title) AS title, body, outcome, stated_outcome, modality, yes, no, abstain,
  vetoed_by, coalesce(regimes, '') AS regimes
FROM roll_calls LEFT JOIN belonging ON roll_call_id = roll_calls.id
WHERE iif(:regime IS NULL, body = 'SC',
  roll_calls.id IN (SELECT roll_call_id FROM regime_roll_calls WHERE regime = :regime))
ORDER BY date DESC, roll_calls.id DESC
LIMIT 60
