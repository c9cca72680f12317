-- Statements that an action bears on
SELECT statements.statement, verdict, why, slug
FROM statements JOIN statement_evidence ON statement_evidence.statement = slug
WHERE symbol = :symbol
ORDER BY statements.rowid
