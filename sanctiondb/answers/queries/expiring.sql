-- Mandates and measures whose last known term ends within some days
WITH asked AS (
  SELECT iif(nullif(trim(:on), '') IS NULL, date('now'), date(trim(:on))) AS day,
    coalesce(nullif(:within, ''), 90) AS days
), last_mandates AS (
  SELECT regime, name, mandates.* FROM mandates JOIN monitoring_bodies ON monitoring_bodies.id = body_id
  WHERE NOT EXISTS (
    SELECT 1 FROM mandates AS later WHERE later.body_id = mandates.body_id
      AND (later."end" > mandates."end" OR later."end" IS NULL AND later."start" > mandates."start"))
), ends AS (
  SELECT "end" AS date, 'mandate' AS kind, regime, name AS what, symbol, ended_by FROM last_mandates
  UNION ALL
  SELECT measure_terms.until, 'measure', regime, measures.measure, measure_terms.symbol, ended_by
  FROM measures JOIN measure_terms ON measure_terms.measure = measures.id
  WHERE measures.until IS NULL
    AND position = (SELECT max(position) FROM measure_terms AS later WHERE later.measure = measures.id)
)
SELECT date, cast(julianday(date) - julianday(day) AS INTEGER) AS days_left, kind, regime, what, symbol,
  iif(date < day, 'ran out, no renewal in the record', 'runs out') AS standing
FROM ends JOIN asked
WHERE (date BETWEEN day AND date(day, '+' || asked.days || ' days') OR nullif(:past, '') AND date < day AND ended_by IS NULL)
ORDER BY date, regime, kind, what
