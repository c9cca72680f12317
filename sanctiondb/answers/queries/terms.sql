-- How long measures were decided to run: each decision on a term
SELECT regime, measures.measure, measure_terms.position, measure_terms.symbol, measure_terms.paragraph,
  measure_terms.until, measures.id
FROM measure_terms JOIN measures ON measures.id = measure_terms.measure
WHERE nullif(:slug, '') IS NULL OR regime = :slug
ORDER BY regime, measures.id, position
