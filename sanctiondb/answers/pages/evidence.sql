-- The evidence of every statement in its order, with what came of it where the record has one vote of that symbol
SELECT statement, statement_evidence.symbol, slug AS id, date, coalesce(summary, title) AS title, outcome, yes, no,
  abstain, vetoed_by
FROM statement_evidence
LEFT JOIN roll_calls ON roll_calls.id = (
  SELECT min(id) FROM roll_calls AS found
  WHERE found.draft = statement_evidence.symbol OR found.resolution = statement_evidence.symbol
  HAVING count(*) = 1)
ORDER BY statement, position
