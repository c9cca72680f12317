-- The bodies that watch over a regime, each with its last mandate; the day on which that ends may be unknown
SELECT regime, body, "start", "end", ended_by, symbol FROM (
  SELECT regime, name AS body, "start", "end", ended_by, symbol,
    row_number() OVER (PARTITION BY body_id ORDER BY "start" DESC, "end" DESC) AS newest
  FROM mandates JOIN monitoring_bodies ON monitoring_bodies.id = body_id
)
WHERE newest = 1
ORDER BY regime, "start" DESC, body
