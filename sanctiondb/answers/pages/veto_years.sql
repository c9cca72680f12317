-- Vetoes of each year by member, or what was vetoed by subject: drafts voted on whole, and everything else
SELECT counted_by, cast(substr(date, 1, 4) AS INTEGER) AS year,
  count(*) FILTER (WHERE question = 'draft') AS drafts, count(*) FILTER (WHERE question <> 'draft') AS others
FROM (
  SELECT date, question, coalesce(agenda, 'not recorded') AS counted_by FROM roll_calls
  WHERE outcome = 'vetoed' AND :by = 'subject'
  UNION ALL
  SELECT date, question, value FROM roll_calls, json_each('["' || replace(vetoed_by, '|', '","') || '"]')
  WHERE outcome = 'vetoed' AND :by = 'member'
)
GROUP BY counted_by, year
ORDER BY counted_by, year
