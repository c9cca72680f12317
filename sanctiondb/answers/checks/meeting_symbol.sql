-- A meeting's symbol is not written as one.
SELECT 'warning' AS severity, 'meeting_symbol' AS rule, roll_calls.symbol, meeting AS found,
  'a symbol like S/PV.' || replace(replace(meeting, 'S/PV', ''), '.', '') AS expected
FROM roll_calls JOIN meetings ON meetings.symbol = meeting
WHERE form = 'meeting' AND roll_calls.body = 'SC' AND meeting NOT GLOB 'S/PV.[0-9]*'
ORDER BY date
