-- Statements about the record, and what the record says of them
SELECT statement, verdict,
  (SELECT group_concat(symbol, '|') FROM (
    SELECT symbol FROM statement_evidence WHERE statement_evidence.statement = slug ORDER BY position)) AS evidence
FROM statements JOIN reports ON reports.id = report_id
ORDER BY reports.row, slug
