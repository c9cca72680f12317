-- A record delists an entry on a day after which the list, as published, still has it, or later than the list lost it.
SELECT 'warning' AS severity, 'delisting_contradicted' AS rule, reference AS symbol,
  'delisted on ' || date || ' (' || decision || ')' AS found,
  iif(seen IS NULL, 'a day up to ' || gone_by || ', when it was off the list',
    'a day after ' || seen || ', when it was on the list') AS expected
FROM listing_contradictions
ORDER BY reference, date
