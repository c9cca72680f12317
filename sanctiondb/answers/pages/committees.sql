-- Committees of a regime
SELECT name, established_by, paragraph, since, until, note
FROM committees
WHERE regime = :slug
ORDER BY since, id
