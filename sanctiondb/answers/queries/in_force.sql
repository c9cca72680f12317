-- Measures in force on a day, of every regime or of some
WITH asked AS (SELECT iif(nullif(trim(:on), '') IS NULL, date('now'), date(trim(:on))) AS day),
last_terms AS (
  SELECT measure, until AS term FROM measure_terms
  WHERE position = (SELECT max(position) FROM measure_terms AS later WHERE later.measure = measure_terms.measure)
)
SELECT regime, measures.measure, type, action, symbol, paragraph, measures.since AS "from", measures.until, term,
  binding,
  CASE WHEN contested THEN 'contested' WHEN measures.until IS NULL AND term < day THEN 'unknown' ELSE 'in force' END
    AS standing,
  regimes.name AS target, measures.id
FROM measures JOIN asked ON measures.since <= day AND (measures.until IS NULL OR measures.until >= day)
JOIN regimes ON slug = regime LEFT JOIN last_terms ON last_terms.measure = measures.id
WHERE took_effect
  AND NOT EXISTS (
    SELECT 1 FROM suspensions WHERE suspensions.measure = measures.id AND suspensions.since <= day
      AND (suspensions.until IS NULL OR suspensions.until >= day))
  AND (nullif(:slug, '') IS NULL OR regime = :slug)
  AND (nullif(:type, '') IS NULL OR type = :type)
  AND (nullif(:target, '') IS NULL
    OR instr(lower(regimes.target || ' ' || regimes.name || ' ' || slug), lower(trim(:target))))
ORDER BY regimes.since, slug, type = 'exemption', measures.since, symbol, measures.rowid
