-- A document stands where the meeting should: the written procedure of 2020 and 2021 was recorded by letter.
SELECT 'note' AS severity, 'meeting_is_letter' AS rule, roll_calls.symbol, meeting AS found,
  'a meeting record S/PV.n, or a vote in writing recorded by letter' AS expected
FROM roll_calls JOIN meetings ON meetings.symbol = meeting
WHERE form = 'written'
ORDER BY date
