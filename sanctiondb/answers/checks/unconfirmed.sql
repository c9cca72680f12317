-- Something about a measure could not be confirmed.
SELECT 'note' AS severity, 'unconfirmed' AS rule, symbol, id AS found, unconfirmed AS expected
FROM measures WHERE unconfirmed IS NOT NULL
ORDER BY regime, since
