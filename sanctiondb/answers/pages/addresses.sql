-- Every symbol that names a roll call, with the id of that roll call
SELECT symbol, slug FROM roll_calls
UNION SELECT resolution, slug FROM roll_calls WHERE resolution IS NOT NULL
UNION SELECT meeting, slug FROM roll_calls WHERE meeting IS NOT NULL
UNION SELECT roll_call_drafts.draft, slug FROM roll_call_drafts JOIN roll_calls ON id = roll_call_id
ORDER BY 1, 2
