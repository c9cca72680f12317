-- The latest revisions by later editions, newest first, with the day from which each is known
SELECT changes.id, slug, symbol, roll_calls.body, publishers.name AS publisher, changes.member, field, before, after, edition_before,
  edition_after, coalesce(ingests.downloaded, substr(ingests.loaded_at, 1, 10)) AS known_since
FROM changes JOIN reports ON reports.id = changes.report_id
JOIN publishers ON publishers.id = reports.publisher
JOIN roll_calls ON roll_calls.id = reports.roll_call_id
JOIN ingests ON ingests.id = changes.ingest_id
WHERE correction
ORDER BY known_since DESC, roll_calls.date DESC, slug, changes.member, field, changes.id
LIMIT 200
