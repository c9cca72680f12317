-- Statements about the record, with the reason and the evidence
SELECT statement, verdict,
  (SELECT group_concat(symbol, '|') FROM (
    SELECT symbol FROM statement_evidence WHERE statement_evidence.statement = slug ORDER BY position)) AS evidence,
  why, note, slug
FROM statements JOIN reports ON reports.id = report_id
ORDER BY reports.row, slug
