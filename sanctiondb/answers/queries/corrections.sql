-- Corrections: official rows that are wrong, what they should say, and how each stands to the files loaded
SELECT slug AS id, correction_rows.symbol, publishers.name AS publisher, field, member, official, corrected, reason,
  evidence, standing, says
FROM correction_rows JOIN publishers ON publishers.id = publisher
WHERE nullif(:id, '') IS NULL OR slug = :id
  OR slug IS NULL AND correction_rows.symbol IN (
    SELECT roll_calls.symbol FROM roll_calls WHERE slug = :id
    UNION SELECT roll_call_drafts.draft FROM roll_call_drafts JOIN roll_calls ON id = roll_call_id WHERE slug = :id)
ORDER BY correction_rows.symbol, field, correction_rows.member, correction_id
