-- Timeline of a regime: resolutions, failed drafts, mandates
SELECT date, kind, symbol, title, outcome FROM (
  SELECT date, CASE WHEN resolution IS NULL THEN 'draft' ELSE 'resolution' END AS kind, symbol,
    coalesce(summary, title) AS title, outcome, 1 AS turn
  FROM roll_calls WHERE id IN (SELECT roll_call_id FROM regime_roll_calls WHERE regime = :slug)
  UNION ALL
  SELECT "start", 'mandate', symbol,
    name || ': mandate ' || coalesce('to ' || "end", 'without an end'), NULL, 2
  FROM mandates JOIN monitoring_bodies ON monitoring_bodies.id = body_id WHERE regime = :slug
  UNION ALL
  SELECT "end", 'mandate', ended_by, name || ': mandate ended', 'ended', 3
  FROM mandates JOIN monitoring_bodies ON monitoring_bodies.id = body_id
  WHERE regime = :slug AND ended_by IS NOT NULL
)
ORDER BY date, turn, symbol
