-- The latest corrections of official rows that are loaded, newest first, with the day from which each is known
SELECT slug, correction_rows.symbol, correction_rows.body, publishers.name AS publisher, correction_rows.field, correction_rows.member,
  correction_rows.official, correction_rows.corrected, correction_rows.evidence, correction_rows.reason, standing,
  max(coalesce(recorded.downloaded, substr(recorded.loaded_at, 1, 10)),
    iif(standing = 'caught_up', coalesce(official_file.downloaded, substr(official_file.loaded_at, 1, 10)), '')) AS known_since
FROM correction_rows JOIN publishers ON publishers.id = correction_rows.publisher
JOIN corrections ON corrections.id = correction_id
JOIN reports AS own ON own.id = corrections.report_id JOIN ingests AS recorded ON recorded.id = own.ingest_id
JOIN reports ON reports.id = row_id JOIN ingests AS official_file ON official_file.id = reports.ingest_id
WHERE standing IN ('stands', 'caught_up') AND slug IS NOT NULL
ORDER BY known_since DESC, correction_rows.date DESC, slug, correction_rows.member, correction_rows.field
LIMIT 200
