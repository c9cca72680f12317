-- Days on which what is in force of a regime changed: a first day, or the day after a last one
SELECT DISTINCT date FROM (
  SELECT since AS date FROM measures WHERE regime = :slug AND took_effect
  UNION ALL SELECT date(until, '+1 day') FROM measures WHERE regime = :slug AND took_effect
  UNION ALL SELECT suspensions.since FROM suspensions JOIN measures ON measures.id = suspensions.measure WHERE regime = :slug
  UNION ALL SELECT date(suspensions.until, '+1 day') FROM suspensions JOIN measures ON measures.id = suspensions.measure
    WHERE regime = :slug
)
WHERE date IS NOT NULL
ORDER BY 1
