-- Roll calls of a meeting, whether its symbol has a full stop after PV or not
SELECT id, slug, symbol, date, title FROM roll_calls
WHERE replace(meeting, 'PV.', 'PV') = replace(:symbol, 'PV.', 'PV') COLLATE NOCASE
