-- Measures of a regime in force on a day
WITH asked AS (SELECT iif(nullif(trim(:on), '') IS NULL, date('now'), date(trim(:on))) AS day)
SELECT measure, type, action, symbol, paragraph, since AS "from", until, binding
FROM measures JOIN asked ON since <= day AND (until IS NULL OR until >= day)
WHERE regime = :slug AND took_effect
ORDER BY since, symbol, measures.rowid
