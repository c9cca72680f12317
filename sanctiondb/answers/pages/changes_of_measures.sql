-- What a measure of a regime changes: the earlier one
SELECT measures.id, earlier.id AS earlier, earlier.measure
FROM measures JOIN measures AS earlier ON earlier.id = measures.changes
WHERE measures.regime = :slug
ORDER BY measures.id
