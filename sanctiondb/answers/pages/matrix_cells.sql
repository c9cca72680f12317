-- Votes of the given roll calls, one text each: FRAYGBRYRUSN
SELECT roll_call_id, group_concat(member || vote, '')
FROM votes
WHERE roll_call_id IN (SELECT value FROM json_each(:roll_calls))
GROUP BY roll_call_id
