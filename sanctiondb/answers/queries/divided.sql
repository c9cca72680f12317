-- Divided roll calls: those in which the votes were spread most evenly over yes, no and abstention
WITH counted AS (
  SELECT *, coalesce(yes, published_yes) AS y, coalesce(no, published_no) AS n,
    coalesce(abstain, published_abstain) AS a
  FROM roll_calls
  WHERE modality = 'vote'
), corrected AS MATERIALIZED (
  SELECT roll_call_id, member, field, told FROM correction_rows WHERE displayed ORDER BY member, field)
SELECT slug AS id, symbol, date, title, y AS yes, n AS no, a AS abstain,
  round((y + n + a - max(y, n, a)) * 1.5 / (y + n + a), 6) AS division,
  (SELECT group_concat(told, '; ') FROM corrected WHERE corrected.roll_call_id = counted.id) AS corrections
FROM counted
WHERE y + n + a > max(y, n, a)
  AND (nullif(:body, '') IS NULL OR body = upper(:body))
  AND (nullif(:since, '') IS NULL OR date >= date(:since))
  AND (nullif(:until, '') IS NULL OR date <= date(:until))
  AND (nullif(:regime, '') IS NULL
    OR counted.id IN (SELECT roll_call_id FROM regime_roll_calls WHERE regime = :regime))
ORDER BY (y + n + a - max(y, n, a)) * 1.5 / (y + n + a) DESC, date DESC, slug
LIMIT coalesce(nullif(:limit, ''), 20)
