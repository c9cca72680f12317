-- A permanent member voted against a resolution that stands; the rule of the Charter says why it is no veto.
SELECT iif(procedural_basis IS NULL, 'error', 'note') AS severity, 'permanent_no_on_adopted' AS rule, symbol,
  'against: ' || replace(permanent_no, '|', ', ') AS found,
  coalesce('no veto, by ' || procedural_basis, 'a veto (Charter Article 27(3)), or a record of the rule that applied') AS expected
FROM roll_calls WHERE body = 'SC' AND outcome = 'adopted' AND permanent_no <> ''
ORDER BY date
