-- How a member voted, body by body and year by year, where every vote of the roll call is known
SELECT body, cast(substr(date, 1, 4) AS INTEGER) AS year, count(*) FILTER (WHERE vote <> 'X') AS n,
  count(*) FILTER (WHERE vote = 'Y') AS yes, count(*) FILTER (WHERE vote = 'N') AS no,
  count(*) FILTER (WHERE vote = 'A') AS abstain, count(*) FILTER (WHERE vote = 'X') AS not_voting
FROM votes JOIN roll_calls ON roll_calls.id = roll_call_id
WHERE member IN (SELECT value FROM json_each('["' || replace(:members, '|', '","') || '"]'))
  AND modality = 'vote' AND yes IS NOT NULL
GROUP BY body, year
ORDER BY body DESC, year
