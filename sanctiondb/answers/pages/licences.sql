-- The terms of each publisher that something is loaded from
SELECT id, name, terms FROM publishers
WHERE id IN (SELECT publisher FROM ingests)
ORDER BY rank, id
