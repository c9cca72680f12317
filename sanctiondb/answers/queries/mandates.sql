-- Mandates of the bodies that watch over sanctions
SELECT regime, name AS body, symbol, "start", "end", ended_by
FROM mandates JOIN monitoring_bodies ON monitoring_bodies.id = body_id
WHERE nullif(:expiring_by, '') IS NULL OR ("end" <= date(:expiring_by) AND NOT EXISTS (
  SELECT 1 FROM mandates AS later WHERE later.body_id = mandates.body_id
    AND (later."end" > mandates."end" OR later."end" IS NULL AND later."start" > mandates."start")))
ORDER BY regime, body, "start", "end"
