-- One draft stands at several roll calls that are not said to be on its parts.
SELECT 'warning' AS severity, 'draft_of_two' AS rule, roll_call_drafts.draft AS symbol,
  group_concat(symbol || ' on ' || date, '; ') AS found, 'one roll call a draft, or the part voted on' AS expected
FROM roll_call_drafts JOIN roll_calls ON id = roll_call_id
WHERE part IS NULL
GROUP BY roll_call_drafts.draft HAVING count(*) > 1
ORDER BY 3
