-- Votes against by name in roll calls of which only some votes are known, which no count of an agreement holds
SELECT member, count(*) AS n
FROM votes JOIN roll_calls ON roll_calls.id = roll_call_id
WHERE modality = 'vote' AND yes IS NULL AND vote = 'N'
  AND member IN (SELECT value FROM json_each('["' || replace(:members, '|', '","') || '"]'))
  AND (:body IS NULL OR body = :body)
  AND (:since IS NULL OR date >= :since)
  AND (:until IS NULL OR date <= :until)
GROUP BY member
ORDER BY member
