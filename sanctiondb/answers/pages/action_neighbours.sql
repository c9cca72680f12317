-- What was put to the vote before an action and after it, in each regime it belongs to
WITH belong AS MATERIALIZED (SELECT regime, roll_call_id FROM regime_roll_calls),
own AS (
  SELECT regime, id AS here FROM belong JOIN roll_calls ON id = roll_call_id WHERE slug = :id
), beside AS MATERIALIZED (
  SELECT regime, id, here, lag(id) OVER in_order AS before, lead(id) OVER in_order AS after
  FROM own JOIN belong USING (regime) JOIN roll_calls ON id = roll_call_id
  WINDOW in_order AS (PARTITION BY regime ORDER BY date, id)
)
SELECT regime, iif(roll_calls.id = before, 'before', 'after') AS place, slug AS id, symbol, date, outcome,
  coalesce(summary, title) AS title
FROM beside JOIN roll_calls ON roll_calls.id IN (before, after)
WHERE beside.id = here
ORDER BY regime, place DESC
