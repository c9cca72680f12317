-- What was put to the vote before an action and after it, in each regime it belongs to
-- What belongs together is what the view regime_roll_calls says; asked for some regimes only it would read them all.
WITH own AS MATERIALIZED (
  SELECT regime, symbol FROM regime_symbols WHERE instr('|' || :regimes || '|', '|' || regime || '|')
), belong AS (
  SELECT regime, id FROM own JOIN roll_calls ON resolution = own.symbol
  UNION
  SELECT regime, roll_call_id FROM own JOIN roll_call_drafts ON roll_call_drafts.draft = own.symbol
  UNION
  SELECT regime, id FROM own JOIN roll_calls ON meeting = own.symbol AND resolution IS NULL AND draft IS NULL
), beside AS MATERIALIZED (
  SELECT regime, slug, lag(id) OVER in_order AS before, lead(id) OVER in_order AS after
  FROM belong JOIN roll_calls USING (id)
  WINDOW in_order AS (PARTITION BY regime ORDER BY date, id)
)
SELECT regime, iif(id = before, 'before', 'after') AS place, roll_calls.slug AS id, symbol, date, outcome,
  coalesce(summary, title) AS title
FROM beside JOIN roll_calls ON id IN (before, after)
WHERE beside.slug = :id
ORDER BY regime, place DESC
