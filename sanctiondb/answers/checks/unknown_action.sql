-- A regime or a statement cites an action that is not in the record.
SELECT 'warning' AS severity, 'unknown_action' AS rule, symbol, regime || ' cites it' AS found,
  'a roll call of that symbol' AS expected
FROM regime_symbols
WHERE symbol GLOB '[AS]/*' AND symbol NOT IN (SELECT symbol FROM roll_calls) AND symbol NOT IN (SELECT draft FROM roll_call_drafts)
UNION
SELECT 'warning', 'unknown_action', symbol, statement || ' cites it', 'a roll call of that symbol'
FROM statement_evidence
WHERE symbol NOT IN (SELECT symbol FROM roll_calls) AND symbol NOT IN (SELECT draft FROM roll_call_drafts)
ORDER BY 3
