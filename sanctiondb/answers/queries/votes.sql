-- Votes: every member's vote in one roll call, with the corrections of what a row says
SELECT symbol, draft, date, meeting, member, name, vote, permanent,
  (SELECT group_concat(told, '; ') FROM (
    SELECT told FROM correction_rows
    WHERE displayed AND correction_rows.roll_call_id = roll_calls.id
      AND (correction_rows.member = votes.member OR field IN ('resolution', 'draft', 'date', 'meeting'))
    ORDER BY correction_rows.member, field)) AS corrections
FROM votes JOIN roll_calls ON roll_calls.id = roll_call_id
WHERE slug = :id
ORDER BY member
