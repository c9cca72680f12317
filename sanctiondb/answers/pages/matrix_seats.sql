-- Whose seat each is, of every roster
SELECT roster_id, member FROM roster_seats ORDER BY roster_id, position
