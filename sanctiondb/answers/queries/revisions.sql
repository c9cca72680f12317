-- Revisions: votes, totals, dates and notes that a later edition of an official file changed
SELECT slug AS id, symbol, publishers.name AS publisher, changes.member, field, before, after, changes.kind, edition_before,
  edition_after
FROM changes JOIN reports ON reports.id = changes.report_id
JOIN publishers ON publishers.id = publisher
JOIN roll_calls ON roll_calls.id = reports.roll_call_id
WHERE correction AND (nullif(:id, '') IS NULL OR slug = :id)
ORDER BY roll_calls.date, slug, changes.member, field, changes.id
