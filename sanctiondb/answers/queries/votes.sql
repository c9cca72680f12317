-- Votes: every member's vote in one roll call
SELECT symbol, draft, date, meeting, member, name, vote, permanent
FROM votes JOIN roll_calls ON roll_calls.id = roll_call_id
WHERE slug = :id
ORDER BY member
