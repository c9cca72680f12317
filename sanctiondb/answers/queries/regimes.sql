-- Sanctions regimes: target, founding, committee, status
SELECT slug, regimes.name, target, founded_by, regimes.since, regimes.until, status, committees.name AS committee
FROM regimes LEFT JOIN committees ON regime = slug
ORDER BY regimes.since, slug
