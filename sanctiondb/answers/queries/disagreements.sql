-- Disagreements between publishers: what is shown, and what another says
SELECT slug AS id, symbol, publishers.name AS publisher, disagreements.member, field, shown, other
FROM disagreements JOIN reports ON reports.id = disagreements.report_id
JOIN publishers ON publishers.id = publisher
JOIN roll_calls ON roll_calls.id = disagreements.roll_call_id
WHERE nullif(:id, '') IS NULL OR slug = :id
ORDER BY roll_calls.date, slug, disagreements.member, field
