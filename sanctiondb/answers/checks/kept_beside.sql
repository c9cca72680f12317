-- Two publishers have a record of one thing that is no action; the first in rank is shown, the other kept.
SELECT 'warning' AS severity, 'kept_beside' AS rule, kind || ' ' || key AS symbol, publisher || ' says it too' AS found,
  'one publisher; shown is ' || (SELECT publisher FROM reports AS first JOIN publishers ON publishers.id = publisher
    WHERE first.kind = reports.kind AND first.key = reports.key ORDER BY rank, first.id LIMIT 1) AS expected
FROM reports JOIN publishers ON publishers.id = publisher
WHERE kind <> 'action' AND EXISTS (SELECT 1 FROM reports AS first JOIN publishers AS shown ON shown.id = first.publisher
  WHERE first.kind = reports.kind AND first.key = reports.key
    AND (shown.rank < publishers.rank OR shown.rank = publishers.rank AND first.id < reports.id))
ORDER BY 3
