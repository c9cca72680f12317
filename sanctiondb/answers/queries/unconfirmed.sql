-- What of the measures is not confirmed, or whose paragraph was not read: where a reader can help
SELECT regime, measure, symbol, since AS "from", iif(unconfirmed IS NULL, 'paragraph', 'measure') AS missing,
  coalesce(unconfirmed, 'The paragraph: the text could not be read.') AS what, id
FROM measures
WHERE unconfirmed IS NOT NULL OR paragraph IS NULL
ORDER BY unconfirmed IS NULL, regime, since, id
