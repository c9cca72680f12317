-- What the record holds of each kind: how much, from which day to which
SELECT 'Roll calls of the Security Council' AS what, 'roll_calls' AS "table", count(*) AS number, min(date) AS first, max(date) AS last
FROM roll_calls WHERE body = 'SC'
UNION ALL SELECT 'Roll calls of the General Assembly', 'roll_calls', count(*), min(date), max(date) FROM roll_calls WHERE body = 'GA'
UNION ALL SELECT 'Roll calls with votes by name', 'ballots', count(*), min(date), max(date)
  FROM roll_calls WHERE id IN (SELECT roll_call_id FROM ballots)
UNION ALL SELECT 'Drafts of the Council that failed', 'roll_calls', count(*), min(date), max(date)
  FROM roll_calls WHERE body = 'SC' AND outcome <> 'adopted'
UNION ALL SELECT 'Terms on the Council', 'council_terms', count(*), min(since), max(since) FROM council_terms
UNION ALL SELECT 'Sanctions regimes', 'regimes', count(*), min(since), max(since) FROM regimes
UNION ALL SELECT 'Measures', 'measures', count(*), min(since), max(since) FROM measures
UNION ALL SELECT 'Mandates of panels and monitoring teams', 'mandates', count(*), min("start"), max("start") FROM mandates
UNION ALL SELECT 'Consolidated Lists', 'snapshots', count(*), min(date), max(date) FROM snapshots
