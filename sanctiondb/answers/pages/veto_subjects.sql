-- The subject of everything that was vetoed
SELECT slug AS id, coalesce(agenda, 'not recorded') AS subject FROM roll_calls WHERE outcome = 'vetoed' ORDER BY date, slug
