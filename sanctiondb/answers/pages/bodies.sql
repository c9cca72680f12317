-- Panels and teams that watch over a regime
SELECT name, kind, founded_by, paragraph, size, note
FROM monitoring_bodies
WHERE regime = :slug
ORDER BY id
