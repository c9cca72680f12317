-- The lists of the Sanctions Committees as published on a day: snapshots, what each entry said, who was on which.

CREATE TABLE list_types (
  type TEXT PRIMARY KEY COLLATE NOCASE,
  regime TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO list_types VALUES
  ('Al-Qaida', 'al-qaida'), ('CAR', 'car'), ('DPRK', 'dprk'), ('DRC', 'drc'), ('GB', 'guinea-bissau'),
  ('Haiti', 'haiti-2653'), ('Iran', 'iran'), ('Iraq', 'iraq-1518'), ('Libya', 'libya-1970'), ('Mali', 'mali'),
  ('Somalia', 'somalia'), ('SouthSudan', 'south-sudan'), ('Sudan', 'sudan'), ('Taliban', 'taliban'),
  ('Yemen', 'yemen');

CREATE TABLE snapshots (
  id INTEGER PRIMARY KEY,
  ingest_id INTEGER NOT NULL REFERENCES ingests (id),
  date TEXT NOT NULL CHECK (date IS date(date)),
  generated TEXT NOT NULL,
  instant TEXT NOT NULL,
  whole INTEGER NOT NULL CHECK (whole IN (0, 1)),
  entries INTEGER NOT NULL,
  digest TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX snapshots_by_ingest ON snapshots (ingest_id);

CREATE TABLE listing_versions (
  id INTEGER PRIMARY KEY,
  reference TEXT NOT NULL CHECK (reference <> '' AND reference = trim(reference)),
  kind TEXT NOT NULL CHECK (kind IN ('individual', 'entity')),
  digest TEXT NOT NULL UNIQUE,
  data_id TEXT,
  name TEXT NOT NULL,
  list_type TEXT,
  listed_on TEXT CHECK (listed_on IS date(listed_on)),
  content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;
CREATE INDEX listing_versions_by_reference ON listing_versions (reference);

CREATE TABLE listing_version_names (
  version_id INTEGER NOT NULL REFERENCES listing_versions (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  script TEXT NOT NULL CHECK (script IN ('latin', 'original')),
  role TEXT NOT NULL CHECK (role IN ('name', 'alias', 'original')),
  quality TEXT CHECK (quality IN ('good', 'low')),
  said TEXT,
  PRIMARY KEY (version_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshot_entries (
  snapshot_id INTEGER NOT NULL REFERENCES snapshots (id),
  version_id INTEGER NOT NULL REFERENCES listing_versions (id),
  row INTEGER NOT NULL,
  PRIMARY KEY (snapshot_id, version_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX snapshot_entries_by_version ON snapshot_entries (version_id);

CREATE TABLE snapshot_oddities (
  id INTEGER PRIMARY KEY,
  snapshot_id INTEGER NOT NULL REFERENCES snapshots (id),
  reference TEXT NOT NULL,
  element TEXT NOT NULL,
  value TEXT,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX snapshot_oddities_by_snapshot ON snapshot_oddities (snapshot_id);

-- What records written by a person add: decisions on entries, and vessels, of which there is no file.

CREATE TABLE listing_events (
  id INTEGER PRIMARY KEY,
  reference TEXT NOT NULL,
  event TEXT NOT NULL CHECK (event IN ('listed', 'amended', 'delisted')),
  date TEXT NOT NULL CHECK (date IS date(date)),
  decision TEXT NOT NULL,
  note TEXT,
  sources TEXT NOT NULL,
  report_id INTEGER NOT NULL REFERENCES reports (id),
  UNIQUE (reference, event, date)
) STRICT;
CREATE INDEX listing_events_by_report ON listing_events (report_id);

CREATE TABLE vessels (
  reference TEXT PRIMARY KEY CHECK (reference GLOB 'IMO[0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
  name TEXT NOT NULL,
  regime TEXT NOT NULL,
  listed_on TEXT NOT NULL CHECK (listed_on IS date(listed_on)),
  delisted_on TEXT CHECK (delisted_on IS date(delisted_on)),
  checked TEXT NOT NULL CHECK (checked IS date(checked)),
  measures TEXT NOT NULL,
  flag TEXT,
  decision TEXT,
  note TEXT,
  sources TEXT NOT NULL,
  report_id INTEGER NOT NULL REFERENCES reports (id),
  CHECK (delisted_on >= listed_on AND checked >= listed_on)
) STRICT;
CREATE INDEX vessels_by_report ON vessels (report_id);

CREATE TABLE vessel_names (
  reference TEXT NOT NULL REFERENCES vessels (reference) ON DELETE CASCADE,
  name TEXT NOT NULL,
  PRIMARY KEY (reference, name)
) STRICT, WITHOUT ROWID;

-- History. Nothing of it is stored, so that no order of loading can change it. A snapshot that is not whole shows
-- who was on the list, never who was not.

CREATE VIEW snapshot_order AS
  SELECT id AS snapshot_id, date, whole, row_number() OVER latest AS place, sum(whole) OVER latest AS wholes
  FROM snapshots WINDOW latest AS (ORDER BY date, instant, whole, digest ROWS UNBOUNDED PRECEDING);

CREATE VIEW listing_sightings AS
  SELECT reference, version_id, date, place, wholes,
    wholes - sum(whole) OVER (PARTITION BY reference ORDER BY place ROWS UNBOUNDED PRECEDING) AS absences
  FROM snapshot_entries JOIN snapshot_order USING (snapshot_id) JOIN listing_versions ON id = version_id;

CREATE VIEW listing_stays AS
  WITH stays AS (
    SELECT reference, min(date) AS first_seen, max(date) AS last_seen, min(place) AS first, max(place) AS last
    FROM listing_sightings GROUP BY reference, absences
  )
  SELECT reference, first_seen, last_seen,
    (SELECT max(date) FROM snapshot_order WHERE whole AND place < first) AS absent_on,
    (SELECT min(date) FROM snapshot_order WHERE whole AND place > last) AS gone_by
  FROM stays;

CREATE VIEW listings AS
  WITH latest AS (
    SELECT reference, version_id, row_number() OVER (PARTITION BY reference ORDER BY place DESC) AS newest,
      min(date) OVER (PARTITION BY reference) AS first_seen, max(date) OVER (PARTITION BY reference) AS last_seen,
      max(place) OVER (PARTITION BY reference) AS last
    FROM listing_sightings
  )
  SELECT latest.reference, name, kind, list_types.regime, list_type, listed_on, first_seen, last_seen,
    (SELECT min(date) FROM snapshot_order WHERE whole AND place > last) AS gone_by, version_id
  FROM latest JOIN listing_versions ON id = version_id LEFT JOIN list_types ON type = list_type
  WHERE newest = 1
  UNION ALL
  SELECT reference, name, 'vessel', regime, NULL, listed_on, listed_on, coalesce(date(delisted_on, '-1 day'), checked),
    delisted_on, NULL
  FROM vessels;

CREATE VIEW listing_names AS
  SELECT reference, kind, listing_version_names.name, script, role, quality, min(date) AS first_seen,
    max(date) AS last_seen
  FROM listing_version_names JOIN listing_versions ON listing_versions.id = version_id
    JOIN snapshot_entries USING (version_id) JOIN snapshots ON snapshots.id = snapshot_id
  GROUP BY reference, kind, listing_version_names.name, script, role, quality
  UNION ALL
  SELECT reference, 'vessel', name, 'latin', 'name', NULL, listed_on, coalesce(date(delisted_on, '-1 day'), checked)
  FROM vessels
  UNION ALL
  SELECT reference, 'vessel', vessel_names.name, 'latin', 'alias', NULL, listed_on,
    coalesce(date(delisted_on, '-1 day'), checked)
  FROM vessel_names JOIN vessels USING (reference);

CREATE VIEW listing_births AS
  SELECT DISTINCT reference, substr(value ->> '$.DATE[0]', 1, 10) AS date,
    CAST(value ->> '$.YEAR[0]' AS INTEGER) AS year, CAST(value ->> '$.FROM_YEAR[0]' AS INTEGER) AS from_year,
    CAST(value ->> '$.TO_YEAR[0]' AS INTEGER) AS to_year,
    CASE upper(value ->> '$.TYPE_OF_DATE[0]') WHEN 'EXACT' THEN 'exact' WHEN 'APPROXIMATELY' THEN 'approximate'
      WHEN 'BETWEEN' THEN 'between' END AS type
  FROM listing_versions, json_each(content, '$.INDIVIDUAL_DATE_OF_BIRTH')
  WHERE coalesce(value ->> '$.DATE[0]', value ->> '$.YEAR[0]', value ->> '$.FROM_YEAR[0]', value ->> '$.TO_YEAR[0]')
    <> '';

CREATE VIEW listing_nationalities AS
  SELECT DISTINCT reference, trim(nationality.value) AS nationality
  FROM listing_versions, json_each(content, '$.NATIONALITY') AS field, json_each(field.value, '$.VALUE') AS nationality
  WHERE trim(nationality.value) <> '';

CREATE VIEW listing_documents AS
  SELECT DISTINCT reference, trim(value ->> '$.TYPE_OF_DOCUMENT[0]') AS type,
    trim(value ->> '$.TYPE_OF_DOCUMENT2[0]') AS type_2, trim(value ->> '$.NUMBER[0]') AS number,
    trim(value ->> '$.ISSUING_COUNTRY[0]') AS issuing_country, substr(value ->> '$.DATE_OF_ISSUE[0]', 1, 10) AS issued_on,
    trim(value ->> '$.CITY_OF_ISSUE[0]') AS city_of_issue, trim(value ->> '$.COUNTRY_OF_ISSUE[0]') AS country_of_issue,
    trim(value ->> '$.NOTE[0]') AS note
  FROM listing_versions, json_each(content, '$.INDIVIDUAL_DOCUMENT')
  WHERE value <> '' AND value <> '{}';

CREATE VIEW listing_addresses AS
  SELECT DISTINCT reference, trim(value ->> '$.STREET[0]') AS street, trim(value ->> '$.CITY[0]') AS city,
    trim(value ->> '$.STATE_PROVINCE[0]') AS state_province, trim(value ->> '$.ZIP_CODE[0]') AS zip_code,
    trim(value ->> '$.COUNTRY[0]') AS country, trim(value ->> '$.NOTE[0]') AS note
  FROM listing_versions, json_each(content, iif(kind = 'individual', '$.INDIVIDUAL_ADDRESS', '$.ENTITY_ADDRESS'))
  WHERE coalesce(value ->> '$.STREET[0]', '') || coalesce(value ->> '$.CITY[0]', '')
    || coalesce(value ->> '$.STATE_PROVINCE[0]', '') || coalesce(value ->> '$.ZIP_CODE[0]', '')
    || coalesce(value ->> '$.COUNTRY[0]', '') || coalesce(value ->> '$.NOTE[0]', '') <> '';
