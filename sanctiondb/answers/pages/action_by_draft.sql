-- Roll calls on a draft
SELECT roll_calls.id, slug, roll_calls.symbol, date, title
FROM roll_calls JOIN roll_call_drafts ON roll_call_id = id
WHERE roll_call_drafts.draft = :symbol COLLATE NOCASE
