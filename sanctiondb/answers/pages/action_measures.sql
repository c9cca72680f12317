-- Measures that an action made
SELECT regime, measure, type, action, symbol, paragraph, since AS "from", until, binding, summary
FROM measures
WHERE symbol = :symbol
ORDER BY regime, rowid
