-- Agreement of two members over roll calls in which both voted yes, no or abstained
SELECT count(*) AS n, coalesce(sum(a.vote = b.vote), 0) AS agree
FROM votes AS a
JOIN votes AS b ON b.roll_call_id = a.roll_call_id
JOIN roll_calls ON roll_calls.id = a.roll_call_id
WHERE a.member IN (SELECT value FROM json_each('[' || replace(json_quote(upper(:members_a)), '|', '","') || ']'))
  AND b.member IN (SELECT value FROM json_each('[' || replace(json_quote(upper(:members_b)), '|', '","') || ']'))
  AND a.vote <> 'X' AND b.vote <> 'X' AND modality = 'vote' AND yes IS NOT NULL
  AND (nullif(:body, '') IS NULL OR body = :body)
  AND (nullif(:outcome, '') IS NULL OR outcome = :outcome)
  AND (nullif(:since, '') IS NULL OR date >= date(:since))
  AND (nullif(:until, '') IS NULL OR date <= date(:until))
