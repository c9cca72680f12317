-- Where an official row is wrong: what it says, what it should say, and the documents that decide it.

CREATE TABLE corrections (
  id INTEGER PRIMARY KEY,
  publisher TEXT NOT NULL,
  symbol TEXT NOT NULL,
  key TEXT,
  field TEXT NOT NULL,
  member TEXT,
  official TEXT,
  corrected TEXT,
  reason TEXT NOT NULL,
  evidence TEXT NOT NULL,
  report_id INTEGER NOT NULL REFERENCES reports (id),
  CHECK (official IS NOT corrected)
) STRICT;
CREATE INDEX corrections_by_report ON corrections (report_id);

-- Every correction with the row that it is of, as the files in force have that row; it counts nowhere.
--
-- A key alone could name any row: the row must have, or have had, the symbol too. Where a row has the resolution or the
-- draft that it should have, it is a report of its own. It stands for the wrong one where that is no longer loaded, and
-- else where it came later, on the same day, in no file that has both: such a file means two rows.
--
-- What stands of a ballot is what readings.standing says: the newest vote of each member, of no ballot before the last
-- whole one. As whole counts one with as many votes as its total, or that is one record. A code is wrong as long as it
-- votes, whoever else does.

CREATE VIEW correction_rows AS
  WITH named AS (
    SELECT corrections.id AS correction_id, reports.id AS row_id FROM corrections CROSS JOIN reports
    WHERE reports.publisher = corrections.publisher AND reports.kind = 'action' AND reports.key = corrections.key
      AND (EXISTS (SELECT 1 FROM report_drafts WHERE report_id = reports.id AND draft = corrections.symbol)
        OR EXISTS (
          SELECT 1 FROM readings JOIN wordings ON wordings.id = wording_id
          WHERE readings.report_id = reports.id AND corrections.symbol IN (
            content ->> 'resolution', content ->> 'draft', content ->> 'meeting', content ->> 'symbol')))
    UNION
    SELECT corrections.id, reports.id FROM corrections CROSS JOIN reports
    WHERE corrections.key IS NULL AND reports.resolution = corrections.symbol
      AND +reports.publisher = corrections.publisher AND +reports.kind = 'action'
    UNION
    SELECT corrections.id, reports.id FROM corrections CROSS JOIN report_drafts CROSS JOIN reports
    WHERE corrections.key IS NULL AND report_drafts.draft = corrections.symbol
      AND reports.id = report_drafts.report_id AND +reports.publisher = corrections.publisher
  ), renamed AS (
    SELECT corrections.id AS correction_id, reports.id AS other_id FROM corrections CROSS JOIN reports
    WHERE field = 'resolution' AND reports.resolution = corrected
      AND +reports.publisher = corrections.publisher AND +reports.kind = 'action'
    UNION
    SELECT corrections.id, reports.id FROM corrections CROSS JOIN report_drafts CROSS JOIN reports
    WHERE field = 'draft' AND report_drafts.draft = corrected
      AND reports.id = report_drafts.report_id AND +reports.publisher = corrections.publisher
  ), found AS (
    SELECT * FROM named
    UNION ALL
    SELECT correction_id, other_id FROM renamed JOIN corrections ON corrections.id = correction_id
    WHERE symbol = official AND coalesce(key, symbol) = symbol
      AND correction_id NOT IN (SELECT correction_id FROM named)
  ), counted AS (
    SELECT correction_id, row_id, count(*) OVER (PARTITION BY correction_id) AS found FROM found
  ), said AS (
    SELECT corrections.*, row_id, roll_call_id, found,
      CASE WHEN field IN ('vote', 'name', 'permanent', 'member') THEN (
        SELECT CASE field WHEN 'vote' THEN substr(letters, position, 1) WHEN 'name' THEN name
          WHEN 'permanent' THEN iif(flag IS NULL, NULL, iif(flag, 'true', 'false')) ELSE roster_seats.member END
        FROM (SELECT 1 AS own, corrections.member AS code UNION ALL SELECT 0, corrected WHERE field = 'member') AS asked
        CROSS JOIN readings JOIN wordings ON wordings.id = wording_id JOIN ingests ON ingests.id = readings.ingest_id
        JOIN roster_seats ON roster_seats.roster_id = wordings.roster_id AND roster_seats.member = code
        WHERE readings.report_id = row_id AND NOT superseded AND substr(letters, position, 1) <> '-'
          AND NOT EXISTS (
            SELECT 1 FROM readings AS later JOIN ingests AS edition ON edition.id = later.ingest_id
            JOIN wordings AS ballot ON ballot.id = later.wording_id
            WHERE later.report_id = row_id AND NOT edition.superseded
              AND (edition.precedence, edition.id) > (ingests.precedence, ingests.id)
              AND (length(replace(ballot.letters, '-', '')) >= nullif(ballot.content ->> 'total', 0)
                OR length(replace(ballot.letters, '-', '')) > 1 AND NOT EXISTS (
                  SELECT 1 FROM roster_seats WHERE roster_id = ballot.roster_id AND offset <> 0)))
        ORDER BY own DESC, precedence DESC, ingests.id DESC LIMIT 1)
      WHEN EXISTS (
        SELECT 1 FROM renamed JOIN reports AS other ON other.id = other_id
        JOIN ingests AS theirs ON theirs.id = other.ingest_id JOIN ingests AS ours ON ours.id = reports.ingest_id
        WHERE renamed.correction_id = corrections.id AND other_id <> row_id AND other.date = reports.date
          AND (theirs.precedence, theirs.id) > (ours.precedence, ours.id) AND NOT EXISTS (
            SELECT 1 FROM readings AS one JOIN readings AS both ON both.ingest_id = one.ingest_id
            WHERE one.report_id = row_id AND both.report_id = other_id)) THEN corrected
      ELSE (
        SELECT CAST(content ->> field AS TEXT) FROM readings JOIN wordings ON wordings.id = wording_id
        WHERE readings.report_id = row_id AND readings.ingest_id = reports.ingest_id) END AS says
    FROM corrections LEFT JOIN counted ON correction_id = corrections.id LEFT JOIN reports ON reports.id = row_id
  ), standing AS (
    SELECT *, CASE WHEN row_id IS NULL THEN 'waits' WHEN found > 1 THEN 'ambiguous' WHEN says IS official THEN 'stands'
      WHEN says IS corrected THEN 'caught_up' ELSE 'says_otherwise' END AS standing
    FROM said
  )
  SELECT standing.id AS correction_id, publisher, standing.symbol, standing.key, field, standing.member, official,
    corrected, reason, evidence, row_id, roll_calls.id AS roll_call_id, slug, roll_calls.body,
    roll_calls.date, says, standing,
    standing = 'stands' AND CASE WHEN field IN ('vote', 'name', 'permanent', 'member') THEN EXISTS (
        SELECT 1 FROM votes WHERE votes.roll_call_id = roll_calls.id AND votes.member = standing.member
          AND CASE field WHEN 'vote' THEN vote WHEN 'name' THEN name WHEN 'permanent' THEN iif(permanent, 'true', 'false')
            ELSE votes.member END IS says)
      ELSE CAST(json_object('date', roll_calls.date, 'resolution', resolution, 'draft', draft, 'meeting', meeting,
        'title', title, 'agenda', agenda, 'subjects', subjects, 'session', session, 'committee_report', committee_report,
        'vote_note', vote_note, 'topics', topics, 'modality', modality, 'yes', published_yes, 'no', published_no,
        'abstain', published_abstain, 'not_voting', published_not_voting, 'total', published_total) ->> field AS TEXT) IS says
      END AS displayed,
    field || coalesce(' of ' || standing.member, '') || ': ' || coalesce(corrected, 'nothing') || ' ('
      || replace(evidence, '|', ', ') || ')' AS told
  FROM standing LEFT JOIN roll_calls ON roll_calls.id = standing.roll_call_id;

-- Differences, as they were called, are corrections; the digests of their words stay those of the words as given.

INSERT INTO corrections (id, publisher, symbol, field, member, official, corrected, reason, evidence, report_id)
  SELECT id, publisher, symbol, field, member, official, ours, coalesce(note, 'Decided by ' || decided_by || '.'),
    (SELECT group_concat(source, '|') FROM (
      SELECT decided_by AS source UNION ALL
      SELECT source FROM citations WHERE citations.report_id = differences.report_id AND source <> decided_by)),
    report_id
  FROM differences WHERE official <> ours;

UPDATE reports SET key = key || ' undl' WHERE kind = 'difference' AND NOT EXISTS (
  SELECT 1 FROM readings JOIN wordings ON wordings.id = wording_id
  WHERE readings.report_id = reports.id AND content ->> 'publisher' IS NOT NULL);
UPDATE wordings SET content = json_patch('{}', json_object(
    'symbol', content ->> 'symbol', 'publisher', coalesce(content ->> 'publisher', 'undl'),
    'field', content ->> 'field', 'member', content ->> 'member',
    'official', content ->> 'official', 'corrected', content ->> 'ours',
    'reason', coalesce(content ->> 'note', 'Decided by ' || (content ->> 'decided_by') || '.'),
    'evidence', json((SELECT json_group_array(source) FROM (
      SELECT content ->> 'decided_by' AS source UNION ALL
      SELECT value FROM json_each(content, '$.sources') WHERE value <> content ->> 'decided_by')))))
  WHERE id IN (SELECT wording_id FROM readings JOIN reports ON reports.id = report_id WHERE kind = 'difference');
UPDATE reports SET kind = 'correction' WHERE kind = 'difference';

DROP TABLE differences;
