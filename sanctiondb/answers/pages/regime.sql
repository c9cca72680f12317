-- One regime
SELECT slug, regimes.name, target, founded_by, regimes.since, regimes.until, status, committees.name AS committee,
  ended_by, checked, regimes.note
FROM regimes LEFT JOIN committees ON regime = slug
WHERE slug = :slug
ORDER BY committees.since DESC
LIMIT 1
