-- Votes of the given roll calls as they are kept: a letter a seat, in the order of a roster's seats
SELECT roster_id, roll_call_id, letters
FROM ballots
WHERE roll_call_id IN (SELECT value FROM json_each(:roll_calls))
ORDER BY roster_id
