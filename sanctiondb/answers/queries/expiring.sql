-- Mandates and measures whose last term, as decided by a day, ends within some days of it
WITH asked AS (
  SELECT iif(nullif(trim(:on), '') IS NULL, date('now'), date(trim(:on))) AS day,
    coalesce(nullif(:within, ''), 90) AS within
), dated AS (
  SELECT measure_terms.*, coalesce((SELECT min(date) FROM roll_calls WHERE resolution = symbol), '') AS decided
  FROM measure_terms
), ends AS (
  SELECT "end" AS date, 'mandate' AS kind, regime, name AS what, symbol, ended_by IS NULL AS open
  FROM mandates JOIN monitoring_bodies ON monitoring_bodies.id = body_id JOIN asked ON "start" <= day
  WHERE NOT EXISTS (
    SELECT 1 FROM mandates AS later WHERE later.body_id = mandates.body_id AND later."start" <= day
      AND (later."end" > mandates."end" OR later."end" IS NULL AND later."start" > mandates."start"))
  UNION ALL
  SELECT dated.until, 'measure', regime, measures.measure, dated.symbol, 1
  FROM measures JOIN dated ON dated.measure = measures.id
  JOIN asked ON decided <= day AND since <= day AND (measures.until IS NULL OR measures.until >= day)
  WHERE took_effect AND NOT EXISTS (
    SELECT 1 FROM dated AS later
    WHERE later.measure = dated.measure AND later.decided <= day AND later.position > dated.position)
)
SELECT date, cast(julianday(date) - julianday(day) AS INTEGER) AS days_left, kind, regime, what, symbol,
  iif(date < day, 'ran out, no renewal in the record', 'runs out') AS standing
FROM ends JOIN asked
WHERE date BETWEEN day AND date(day, '+' || within || ' days') OR nullif(:past, '') AND date < day AND open
ORDER BY date, regime, kind, what
