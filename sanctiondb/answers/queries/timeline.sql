-- Timeline of a regime: resolutions, failed drafts, mandates, first and last days of measures
WITH corrected AS MATERIALIZED (
  SELECT roll_call_id, told FROM correction_rows WHERE displayed AND field = 'date'
)
SELECT date, kind, symbol, title, outcome,
  (SELECT group_concat(told, '; ') FROM corrected WHERE corrected.roll_call_id = entries.roll_call_id) AS corrections
FROM (
  SELECT date, CASE WHEN resolution IS NULL THEN 'draft' ELSE 'resolution' END AS kind, symbol,
    coalesce(summary, title) AS title, outcome, 1 AS turn, id AS roll_call_id
  FROM roll_calls WHERE id IN (SELECT roll_call_id FROM regime_roll_calls WHERE regime = :slug)
  UNION ALL
  SELECT "start", 'mandate', symbol,
    name || ': mandate ' || coalesce('to ' || "end", 'without an end'), NULL, 2, NULL
  FROM mandates JOIN monitoring_bodies ON monitoring_bodies.id = body_id WHERE regime = :slug
  UNION ALL
  SELECT "end", 'mandate', ended_by, name || ': mandate ended', 'ended', 3, NULL
  FROM mandates JOIN monitoring_bodies ON monitoring_bodies.id = body_id
  WHERE regime = :slug AND ended_by IS NOT NULL
  UNION ALL
  SELECT since, 'measure', symbol, 'takes effect: ' || group_concat(measure, '; '), NULL, 2, NULL
  FROM measures
  WHERE regime = :slug AND took_effect
    AND since <> coalesce((SELECT min(date) FROM roll_calls WHERE resolution = measures.symbol), since)
  GROUP BY since, symbol
  UNION ALL
  SELECT suspensions.since, 'measure', suspensions.symbol,
    'suspended: ' || group_concat(measures.measure, '; '), NULL, 2, NULL
  FROM suspensions JOIN measures ON measures.id = suspensions.measure WHERE regime = :slug
  GROUP BY suspensions.since, suspensions.symbol
  UNION ALL
  SELECT suspensions.until, 'measure', NULL,
    'last day of suspension: ' || group_concat(measures.measure, '; '), NULL, 3, NULL
  FROM suspensions JOIN measures ON measures.id = suspensions.measure
  WHERE regime = :slug AND suspensions.until IS NOT NULL AND suspensions.until < coalesce(measures.until, '9999')
  GROUP BY suspensions.until
  UNION ALL
  SELECT until, 'measure', ended_by, 'last day: ' || group_concat(measure, '; '), 'ended', 4, NULL
  FROM measures WHERE regime = :slug AND took_effect AND until IS NOT NULL
  GROUP BY until, ended_by
) AS entries
ORDER BY date, turn, symbol
