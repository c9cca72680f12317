-- Every correction of a value that the record shows, with the roll call and the field it stands beside
SELECT slug, roll_call_id, field, coalesce(member, '') AS member, corrected, reason, evidence
FROM correction_rows
WHERE displayed
ORDER BY correction_id DESC
