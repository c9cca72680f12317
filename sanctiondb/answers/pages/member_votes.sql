-- How a member voted, body by body and year by year, where every vote of the roll call is known; further_no are votes
-- against in roll calls of which only some votes are known, most of them vetoes
SELECT body, cast(substr(date, 1, 4) AS INTEGER) AS year, count(*) FILTER (WHERE whole AND vote <> 'X') AS n,
  count(*) FILTER (WHERE whole AND vote = 'Y') AS yes, count(*) FILTER (WHERE whole AND vote = 'N') AS no,
  count(*) FILTER (WHERE whole AND vote = 'A') AS abstain, count(*) FILTER (WHERE whole AND vote = 'X') AS not_voting,
  count(*) FILTER (WHERE NOT whole) AS further_no
FROM votes JOIN (
  SELECT id, body, date, yes IS NOT NULL AS whole FROM roll_calls
  WHERE modality = 'vote' AND (yes IS NULL OR yes + no + abstain > 0)
) ON id = roll_call_id
WHERE member IN (SELECT value FROM json_each('["' || replace(:members, '|', '","') || '"]'))
  AND (whole OR vote = 'N')
GROUP BY body, year
ORDER BY body DESC, year
