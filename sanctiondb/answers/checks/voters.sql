-- Those who voted are not the members of the Council on that day, or one seat voted under two codes.
WITH expected AS (
  SELECT roll_calls.id, council_terms.member, seat, date
  FROM roll_calls JOIN council_terms ON council_terms.since <= date
    AND (council_terms.until IS NULL OR council_terms.until >= date)
  JOIN member_seats ON code = council_terms.member WHERE roll_calls.body = 'SC'
), voted AS (
  SELECT roll_call_id AS id, member, seat FROM votes
  JOIN member_seats ON code = member JOIN roll_calls ON roll_calls.id = roll_call_id WHERE body = 'SC'
)
SELECT 'error' AS severity, 'voters' AS rule, symbol, 'no vote of ' || group_concat(expected.member, ', ') AS found,
  'a vote of every member on ' || roll_calls.date AS expected
FROM expected JOIN roll_calls USING (id)
WHERE yes IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM voted WHERE voted.id = expected.id AND voted.seat = expected.seat)
GROUP BY roll_calls.id
UNION ALL
SELECT 'error', 'voters', symbol, 'a vote of ' || group_concat(voted.member, ', '),
  'votes of members of the Council on ' || roll_calls.date
FROM voted JOIN roll_calls USING (id)
WHERE NOT EXISTS (SELECT 1 FROM expected WHERE voted.id = expected.id AND voted.seat = expected.seat)
GROUP BY roll_calls.id
UNION ALL
SELECT 'error', 'voters', symbol, 'votes of ' || old.member || ' and ' || new.member, 'one vote a seat, under one code'
FROM member_seats JOIN roster_seats AS old ON old.member = code
JOIN roster_seats AS new ON new.member = seat AND new.roster_id = old.roster_id
JOIN ballots ON ballots.roster_id = old.roster_id JOIN roll_calls ON roll_calls.id = roll_call_id
WHERE code <> seat AND substr(letters, old.position, 1) <> '-' AND substr(letters, new.position, 1) <> '-'
ORDER BY 3
