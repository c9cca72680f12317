-- Measures that an action made
SELECT regime, measure, type, action, symbol, paragraph, since AS "from", until,
  (SELECT until FROM measure_terms WHERE measure = measures.id ORDER BY position DESC LIMIT 1) AS term,
  binding, summary
FROM measures
WHERE symbol = :symbol
ORDER BY regime, rowid
