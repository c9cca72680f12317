-- Mandates that an action gave or ended
SELECT regime, name AS body, symbol, "start", "end", ended_by
FROM mandates JOIN monitoring_bodies ON monitoring_bodies.id = body_id
WHERE symbol = :symbol OR ended_by = :symbol
ORDER BY "start"
