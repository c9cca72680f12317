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
  lacks TEXT CHECK (lacks IN ('recovered', 'rejected', 'partial')),
  entries INTEGER NOT NULL,
  digest TEXT NOT NULL UNIQUE,
  CHECK (whole = (lacks IS NULL))
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
  note TEXT,
  born TEXT,
  born_in TEXT,
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
-- who was on the list, never who was not; the texts of one that was recovered may have suffered.

CREATE VIEW snapshot_order AS
  SELECT id AS snapshot_id, date, whole, lacks, row_number() OVER latest AS place, sum(whole) OVER latest AS wholes
  FROM snapshots WINDOW latest AS (ORDER BY date, instant, whole, digest ROWS UNBOUNDED PRECEDING);

CREATE VIEW listing_sightings AS
  SELECT reference, version_id, date, place, wholes, lacks IS NOT 'recovered' AS sound,
    wholes - sum(whole) OVER (PARTITION BY reference ORDER BY place ROWS UNBOUNDED PRECEDING) AS absences
  FROM snapshot_entries JOIN snapshot_order USING (snapshot_id) JOIN listing_versions ON id = version_id;

-- What is published goes before what is recorded: a delisting that a record tells of is taken where it lies after the
-- last list with the entry, and not after the first whole one without it.

CREATE VIEW listing_stays AS
  WITH stays AS (
    SELECT reference, min(date) AS first_seen, max(date) AS last_seen, min(place) AS first, max(place) AS last
    FROM listing_sightings GROUP BY reference, absences
  ), bracketed AS (
    SELECT reference, first, first_seen, last_seen,
      (SELECT max(date) FROM snapshot_order WHERE whole AND place < first) AS absent_on,
      (SELECT min(date) FROM snapshot_order WHERE whole AND place > last) AS gone_by
    FROM stays
  )
  SELECT bracketed.reference, first_seen, last_seen, absent_on, gone_by, min(date) AS delisted_on,
    decision AS delisted_by
  FROM bracketed LEFT JOIN listing_events ON listing_events.reference = bracketed.reference AND event = 'delisted'
    AND date > last_seen AND (gone_by IS NULL OR date <= gone_by)
  GROUP BY bracketed.reference, first;

CREATE VIEW listing_contradictions AS
  SELECT id AS event_id, listing_events.reference, date, decision, max(first_seen) AS first_seen,
    CASE WHEN date <= last_seen THEN last_seen END AS seen, gone_by
  FROM listing_events JOIN listing_stays ON listing_stays.reference = listing_events.reference AND first_seen <= date
  WHERE event = 'delisted'
  GROUP BY id
  HAVING date <= last_seen OR date > gone_by;

CREATE VIEW listings AS
  WITH latest AS (
    SELECT reference, version_id, row_number() OVER (PARTITION BY reference ORDER BY place DESC) AS newest,
      min(date) OVER (PARTITION BY reference) AS first_seen, max(date) OVER (PARTITION BY reference) AS last_seen
    FROM listing_sightings
  ), ends AS (
    SELECT reference, max(first_seen), gone_by, delisted_on, delisted_by FROM listing_stays GROUP BY reference
  )
  SELECT latest.reference, name, kind, list_types.regime, list_type, listed_on, first_seen, last_seen, gone_by,
    delisted_on, delisted_by, version_id
  FROM latest JOIN listing_versions ON id = version_id JOIN ends ON ends.reference = latest.reference
    LEFT JOIN list_types ON type = list_type
  WHERE newest = 1
  UNION ALL
  SELECT reference, name, 'vessel', regime, NULL, listed_on, listed_on, coalesce(date(delisted_on, '-1 day'), checked),
    delisted_on, delisted_on, iif(delisted_on IS NULL, NULL, decision), NULL
  FROM vessels;

-- What lists say of an entry, with the days of the first and the last list that says so. It stands where the last
-- list says so that has the entry; of a name, where no sound list that has the entry is without it since.

CREATE VIEW listing_texts AS
  WITH days AS (
    SELECT reference, version_id, min(date) AS first_seen, max(date) AS last_seen
    FROM listing_sightings GROUP BY version_id
  ), lasts AS (
    SELECT reference, max(date) AS last_day, coalesce(max(date) FILTER (WHERE sound), max(date)) AS last_sound
    FROM listing_sightings GROUP BY reference
  )
  SELECT version_id, days.reference, kind, content, first_seen, last_seen, last_day, last_sound
  FROM days JOIN lasts ON lasts.reference = days.reference JOIN listing_versions ON id = version_id;

CREATE VIEW listing_names AS
  SELECT reference, kind, name, script, role, quality,
    nullif(substr(max(last_seen || coalesce(note, '')), 11), '') AS note,
    nullif(substr(max(last_seen || coalesce(born, '')), 11), '') AS born,
    nullif(substr(max(last_seen || coalesce(born_in, '')), 11), '') AS born_in,
    min(first_seen) AS first_seen, max(last_seen) AS last_seen, max(last_seen) >= last_sound AS stands
  FROM listing_version_names JOIN listing_texts USING (version_id)
  GROUP BY reference, kind, name, script, role, quality
  UNION ALL
  SELECT reference, 'vessel', name, 'latin', 'name', NULL, NULL, NULL, NULL, listed_on,
    coalesce(date(delisted_on, '-1 day'), checked), 1
  FROM vessels
  UNION ALL
  SELECT reference, 'vessel', vessel_names.name, 'latin', 'alias', NULL, NULL, NULL, NULL, listed_on,
    coalesce(date(delisted_on, '-1 day'), checked), 1
  FROM vessel_names JOIN vessels USING (reference);

CREATE VIEW listing_births AS
  SELECT reference, substr(value ->> '$.DATE[0]', 1, 10) AS date,
    CAST(value ->> '$.YEAR[0]' AS INTEGER) AS year, CAST(value ->> '$.FROM_YEAR[0]' AS INTEGER) AS from_year,
    CAST(value ->> '$.TO_YEAR[0]' AS INTEGER) AS to_year,
    CASE upper(value ->> '$.TYPE_OF_DATE[0]') WHEN 'EXACT' THEN 'exact' WHEN 'APPROXIMATELY' THEN 'approximate'
      WHEN 'BETWEEN' THEN 'between' END AS type,
    nullif(trim(value ->> '$.NOTE[0]'), '') AS note,
    min(first_seen) AS first_seen, max(last_seen) AS last_seen, max(last_seen) = last_day AS stands
  FROM listing_texts, json_each(content, '$.INDIVIDUAL_DATE_OF_BIRTH')
  WHERE coalesce(value ->> '$.DATE[0]', '') || coalesce(value ->> '$.YEAR[0]', '')
    || coalesce(value ->> '$.FROM_YEAR[0]', '') || coalesce(value ->> '$.TO_YEAR[0]', '')
    || coalesce(value ->> '$.NOTE[0]', '') <> ''
  GROUP BY 1, 2, 3, 4, 5, 6, 7;

CREATE VIEW listing_birth_places AS
  SELECT reference, trim(value ->> '$.STREET[0]') AS street, trim(value ->> '$.CITY[0]') AS city,
    trim(value ->> '$.STATE_PROVINCE[0]') AS state_province, trim(value ->> '$.ZIP_CODE[0]') AS zip_code,
    trim(value ->> '$.COUNTRY[0]') AS country, trim(value ->> '$.NOTE[0]') AS note,
    min(first_seen) AS first_seen, max(last_seen) AS last_seen, max(last_seen) = last_day AS stands
  FROM listing_texts, json_each(content, '$.INDIVIDUAL_PLACE_OF_BIRTH')
  WHERE coalesce(value ->> '$.STREET[0]', '') || coalesce(value ->> '$.CITY[0]', '')
    || coalesce(value ->> '$.STATE_PROVINCE[0]', '') || coalesce(value ->> '$.ZIP_CODE[0]', '')
    || coalesce(value ->> '$.COUNTRY[0]', '') || coalesce(value ->> '$.NOTE[0]', '') <> ''
  GROUP BY 1, 2, 3, 4, 5, 6, 7;

CREATE VIEW listing_nationalities AS
  SELECT reference, trim(nationality.value) AS nationality,
    min(first_seen) AS first_seen, max(last_seen) AS last_seen, max(last_seen) = last_day AS stands
  FROM listing_texts, json_each(content, '$.NATIONALITY') AS field, json_each(field.value, '$.VALUE') AS nationality
  WHERE trim(nationality.value) <> ''
  GROUP BY 1, 2;

CREATE VIEW listing_documents AS
  SELECT reference, trim(value ->> '$.TYPE_OF_DOCUMENT[0]') AS type,
    trim(value ->> '$.TYPE_OF_DOCUMENT2[0]') AS type_2, trim(value ->> '$.NUMBER[0]') AS number,
    trim(value ->> '$.ISSUING_COUNTRY[0]') AS issuing_country, substr(value ->> '$.DATE_OF_ISSUE[0]', 1, 10) AS issued_on,
    trim(value ->> '$.CITY_OF_ISSUE[0]') AS city_of_issue, trim(value ->> '$.COUNTRY_OF_ISSUE[0]') AS country_of_issue,
    trim(value ->> '$.NOTE[0]') AS note,
    min(first_seen) AS first_seen, max(last_seen) AS last_seen, max(last_seen) = last_day AS stands
  FROM listing_texts, json_each(content, '$.INDIVIDUAL_DOCUMENT')
  WHERE value <> '' AND value <> '{}'
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9;

CREATE VIEW listing_addresses AS
  SELECT reference, trim(value ->> '$.STREET[0]') AS street, trim(value ->> '$.CITY[0]') AS city,
    trim(value ->> '$.STATE_PROVINCE[0]') AS state_province, trim(value ->> '$.ZIP_CODE[0]') AS zip_code,
    trim(value ->> '$.COUNTRY[0]') AS country, trim(value ->> '$.NOTE[0]') AS note,
    min(first_seen) AS first_seen, max(last_seen) AS last_seen, max(last_seen) = last_day AS stands
  FROM listing_texts, json_each(content, iif(kind = 'individual', '$.INDIVIDUAL_ADDRESS', '$.ENTITY_ADDRESS'))
  WHERE coalesce(value ->> '$.STREET[0]', '') || coalesce(value ->> '$.CITY[0]', '')
    || coalesce(value ->> '$.STATE_PROVINCE[0]', '') || coalesce(value ->> '$.ZIP_CODE[0]', '')
    || coalesce(value ->> '$.COUNTRY[0]', '') || coalesce(value ->> '$.NOTE[0]', '') <> ''
  GROUP BY 1, 2, 3, 4, 5, 6, 7;
