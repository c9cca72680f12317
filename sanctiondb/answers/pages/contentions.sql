-- Who holds what of a contested regime
SELECT who, holds, sources
FROM contentions
WHERE regime = :slug
ORDER BY position
