-- The paragraph that made a measure was not read.
SELECT 'note' AS severity, 'paragraph_unknown' AS rule, symbol, id AS found, 'its paragraph' AS expected
FROM measures WHERE paragraph IS NULL
ORDER BY regime, since
