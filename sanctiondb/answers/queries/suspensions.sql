-- Suspensions of measures
SELECT regime, measures.measure, suspensions.since AS "from", suspensions.until, suspensions.symbol,
  suspensions.paragraph, measures.id
FROM suspensions JOIN measures ON measures.id = suspensions.measure
WHERE nullif(:slug, '') IS NULL OR regime = :slug
ORDER BY regime, suspensions.since, measures.id, position
