-- Roll calls on a revision of a draft
SELECT roll_calls.id, slug, roll_calls.symbol, date, title
FROM roll_calls JOIN roll_call_drafts ON roll_call_id = id
WHERE instr(roll_call_drafts.draft, :symbol || '/Rev.') = 1
