-- Drafts that were put to the vote whole and not adopted, with what came of them
SELECT roll_call_drafts.draft AS symbol, min(outcome) AS outcome
FROM roll_call_drafts JOIN roll_calls ON id = roll_call_id
WHERE part IS NULL
GROUP BY roll_call_drafts.draft
HAVING sum(outcome IS NULL OR outcome = 'adopted') = 0
ORDER BY 1
