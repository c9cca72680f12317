-- A roll call bears a resolution's symbol although it was not adopted.
SELECT 'error' AS severity, 'resolution_not_adopted' AS rule, symbol, 'outcome by the votes: ' || outcome AS found,
  'adopted, or no resolution of draft ' || draft AS expected
FROM roll_calls WHERE resolution IS NOT NULL AND draft IS NOT NULL AND outcome <> 'adopted'
  AND coalesce(stated_outcome, '') <> 'adopted'
ORDER BY date
