-- Where a regime and its measures are known from
SELECT source, min(turn) = 1 AS regime, sum(turn = 2) AS measures FROM (
  SELECT source, 1 AS turn FROM citations JOIN regimes ON regimes.report_id = citations.report_id WHERE slug = :slug
  UNION ALL
  SELECT source, 2 FROM measure_sources JOIN measures ON measures.id = measure_sources.measure WHERE regime = :slug)
GROUP BY source
ORDER BY 2 DESC, 3 DESC, 1
