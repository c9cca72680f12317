-- Who sat on the Council on a day, each under its name of that day: the one whose dates hold it; where no dates are
-- known, the one under which it voted nearest to that day, in the Assembly if there are votes; else its last one
SELECT member, permanent,
  coalesce((SELECT name FROM member_names WHERE code = member AND until >= :on AND coalesce(since, '') <= :on
    ORDER BY id DESC LIMIT 1),
  iif((SELECT count(DISTINCT name) > 1 AND count(since) + count(until) = 0 FROM member_names WHERE code = member),
    (SELECT known.name FROM roll_calls JOIN ballots ON roll_call_id = roll_calls.id
      JOIN roster_seats AS seat ON seat.roster_id = ballots.roster_id AND seat.member = council_terms.member
      JOIN member_names AS known ON known.code = seat.member AND upper(known.name) = upper(seat.name)
      WHERE roll_calls.date BETWEEN date(:on, '-1 year') AND date(:on, '+1 year')
      ORDER BY body, abs(julianday(roll_calls.date) - julianday(:on)), roll_calls.id, known.id LIMIT 1), NULL),
  members.name) AS name
FROM council_terms JOIN members ON code = member
WHERE council_terms.since <= :on AND coalesce(council_terms.until, '9999') >= :on
ORDER BY member
