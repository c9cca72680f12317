-- Who says what: publishers, the files loaded from them, and every record as each file gave it.

PRAGMA application_id = 1935893602;

CREATE TABLE publishers (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  rank INTEGER NOT NULL CHECK (rank > 0),
  terms TEXT NOT NULL,
  attribution TEXT NOT NULL,
  url TEXT
) STRICT;

CREATE TABLE ingests (
  id INTEGER PRIMARY KEY,
  publisher TEXT NOT NULL REFERENCES publishers (id),
  format TEXT NOT NULL,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  covers TEXT,
  terms TEXT,
  edition TEXT,
  named_edition TEXT,
  precedence TEXT NOT NULL,
  superseded INTEGER NOT NULL DEFAULT 0 CHECK (superseded IN (0, 1)),
  downloaded TEXT CHECK (downloaded IS date(downloaded)),
  loaded_at TEXT NOT NULL,
  read INTEGER NOT NULL,
  new INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  roll_calls INTEGER NOT NULL,
  UNIQUE (publisher, format, sha256, named_edition),
  CHECK (read = new + changed + unchanged + rejected)
) STRICT;

CREATE TABLE rejects (
  id INTEGER PRIMARY KEY,
  ingest_id INTEGER NOT NULL REFERENCES ingests (id),
  row INTEGER NOT NULL,
  column TEXT,
  value TEXT,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX rejects_by_ingest ON rejects (ingest_id);

-- Member states and their seats.

CREATE TABLE members (
  code TEXT PRIMARY KEY CHECK (code GLOB '[A-Z][A-Z][A-Z]'),
  name TEXT NOT NULL,
  state TEXT NOT NULL REFERENCES members (code),
  since TEXT CHECK (since IS date(since)),
  until TEXT CHECK (until IS date(until)),
  note TEXT,
  report_id INTEGER NOT NULL REFERENCES reports (id),
  CHECK (until >= since)
) STRICT;

CREATE TABLE member_names (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL REFERENCES members (code),
  name TEXT NOT NULL,
  since TEXT CHECK (since IS date(since)),
  until TEXT CHECK (until IS date(until)),
  report_id INTEGER NOT NULL REFERENCES reports (id),
  UNIQUE (code, name, since),
  CHECK (until >= since)
) STRICT;
CREATE INDEX member_names_by_report ON member_names (report_id);

CREATE TABLE council_terms (
  id INTEGER PRIMARY KEY,
  member TEXT NOT NULL REFERENCES members (code),
  permanent INTEGER NOT NULL CHECK (permanent IN (0, 1)),
  since TEXT NOT NULL CHECK (since IS date(since)),
  until TEXT CHECK (until IS date(until)),
  represented_by TEXT,
  note TEXT,
  report_id INTEGER NOT NULL REFERENCES reports (id),
  CHECK (until >= since)
) STRICT;
CREATE INDEX council_terms_by_member ON council_terms (member);
CREATE INDEX council_terms_by_report ON council_terms (report_id);

CREATE TABLE seat_years (
  publisher TEXT NOT NULL REFERENCES publishers (id),
  year INTEGER NOT NULL,
  member TEXT NOT NULL REFERENCES members (code),
  name TEXT NOT NULL,
  report_id INTEGER NOT NULL REFERENCES reports (id),
  PRIMARY KEY (publisher, year, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX seat_years_by_report ON seat_years (report_id);

-- Documents and roll calls.

CREATE TABLE meetings (
  symbol TEXT PRIMARY KEY,
  body TEXT NOT NULL CHECK (body IN ('SC', 'GA')),
  form TEXT NOT NULL CHECK (form IN ('meeting', 'written')),
  report_id INTEGER NOT NULL REFERENCES reports (id)
) STRICT;

CREATE TABLE drafts (
  symbol TEXT PRIMARY KEY,
  body TEXT NOT NULL CHECK (body IN ('SC', 'GA')),
  report_id INTEGER NOT NULL REFERENCES reports (id)
) STRICT;

CREATE TABLE resolutions (
  symbol TEXT PRIMARY KEY,
  body TEXT NOT NULL CHECK (body IN ('SC', 'GA')),
  number INTEGER,
  report_id INTEGER NOT NULL REFERENCES reports (id)
) STRICT;
CREATE INDEX resolutions_by_number ON resolutions (number);

CREATE TABLE roll_calls (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  symbol TEXT NOT NULL,
  body TEXT NOT NULL CHECK (body IN ('SC', 'GA')),
  date TEXT NOT NULL CHECK (date IS date(date)),
  resolution TEXT REFERENCES resolutions (symbol),
  draft TEXT,
  part TEXT,
  meeting TEXT REFERENCES meetings (symbol),
  session TEXT,
  committee_report TEXT,
  title TEXT NOT NULL,
  summary TEXT,
  agenda TEXT,
  subjects TEXT,
  topics TEXT,
  sponsors TEXT,
  vote_note TEXT,
  note TEXT,
  modality TEXT NOT NULL CHECK (modality IN ('vote', 'without_vote')),
  procedural INTEGER CHECK (procedural IN (0, 1)),
  procedural_basis TEXT,
  procedural_record TEXT,
  yes INTEGER,
  no INTEGER,
  abstain INTEGER,
  not_voting INTEGER,
  published_yes INTEGER,
  published_no INTEGER,
  published_abstain INTEGER,
  published_not_voting INTEGER,
  published_total INTEGER,
  required INTEGER CHECK (required IN (7, 9)),
  outcome TEXT CHECK (outcome IN ('adopted', 'vetoed', 'too_few', 'too_few_and_p5_no')),
  manner TEXT CHECK (manner IN ('unanimous', 'majority', 'without_vote')),
  stated_outcome TEXT,
  vetoed_by TEXT NOT NULL,
  permanent_no TEXT NOT NULL,
  report_id INTEGER NOT NULL REFERENCES reports (id),
  CHECK ((procedural IS NULL) = (procedural_basis IS NULL)),
  CHECK (vetoed_by = '' OR outcome = 'vetoed')
) STRICT;
CREATE INDEX roll_calls_by_date ON roll_calls (date);
CREATE INDEX roll_calls_by_resolution ON roll_calls (resolution);
CREATE INDEX roll_calls_by_draft ON roll_calls (draft);
CREATE INDEX roll_calls_by_meeting ON roll_calls (meeting);
CREATE INDEX roll_calls_by_outcome ON roll_calls (outcome);

CREATE VIRTUAL TABLE roll_calls_fts USING fts5(
  symbol, draft, title, summary, agenda, subjects, content = 'roll_calls', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER roll_calls_told AFTER INSERT ON roll_calls BEGIN
  INSERT INTO roll_calls_fts (rowid, symbol, draft, title, summary, agenda, subjects)
  VALUES (new.id, new.symbol, new.draft, new.title, new.summary, new.agenda, new.subjects);
END;
CREATE TRIGGER roll_calls_forgotten AFTER DELETE ON roll_calls BEGIN
  INSERT INTO roll_calls_fts (roll_calls_fts, rowid, symbol, draft, title, summary, agenda, subjects)
  VALUES ('delete', old.id, old.symbol, old.draft, old.title, old.summary, old.agenda, old.subjects);
END;

CREATE TABLE roll_call_drafts (
  roll_call_id INTEGER NOT NULL REFERENCES roll_calls (id),
  draft TEXT NOT NULL REFERENCES drafts (symbol),
  PRIMARY KEY (roll_call_id, draft)
) STRICT, WITHOUT ROWID;
CREATE INDEX roll_call_drafts_by_draft ON roll_call_drafts (draft);

CREATE TABLE rosters (
  id INTEGER PRIMARY KEY,
  digest BLOB NOT NULL UNIQUE
) STRICT;

CREATE TABLE roster_seats (
  roster_id INTEGER NOT NULL REFERENCES rosters (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position > 0),
  offset INTEGER NOT NULL,
  member TEXT NOT NULL REFERENCES members (code),
  name TEXT,
  permanent INTEGER NOT NULL CHECK (permanent IN (0, 1)),
  flag INTEGER CHECK (flag IN (0, 1)),
  PRIMARY KEY (roster_id, position),
  UNIQUE (member, roster_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE ballots (
  roll_call_id INTEGER NOT NULL REFERENCES roll_calls (id),
  report_id INTEGER NOT NULL REFERENCES reports (id),
  ingest_id INTEGER NOT NULL REFERENCES ingests (id),
  row INTEGER NOT NULL,
  roster_id INTEGER NOT NULL REFERENCES rosters (id),
  letters TEXT NOT NULL CHECK (letters <> '' AND letters NOT GLOB '*[^YNAX-]*'),
  PRIMARY KEY (roll_call_id, report_id, ingest_id, row)
) STRICT, WITHOUT ROWID;
CREATE INDEX ballots_by_roster ON ballots (roster_id);
CREATE INDEX ballots_by_report ON ballots (report_id);

CREATE TABLE reports (
  id INTEGER PRIMARY KEY,
  publisher TEXT NOT NULL REFERENCES publishers (id),
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  ingest_id INTEGER NOT NULL REFERENCES ingests (id),
  row INTEGER NOT NULL,
  roll_call_id INTEGER REFERENCES roll_calls (id),
  body TEXT,
  date TEXT,
  resolution TEXT,
  part TEXT,
  UNIQUE (publisher, kind, key)
) STRICT;
CREATE INDEX reports_by_roll_call ON reports (roll_call_id);
CREATE INDEX reports_by_ingest ON reports (ingest_id);
CREATE INDEX reports_by_resolution ON reports (resolution);
CREATE INDEX reports_by_key ON reports (kind, key);

CREATE TABLE report_drafts (
  report_id INTEGER NOT NULL REFERENCES reports (id),
  draft TEXT NOT NULL,
  PRIMARY KEY (report_id, draft)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_drafts_by_draft ON report_drafts (draft);

CREATE TABLE wordings (
  id INTEGER PRIMARY KEY,
  digest BLOB NOT NULL UNIQUE,
  content TEXT NOT NULL CHECK (json_valid(content)),
  roster_id INTEGER REFERENCES rosters (id),
  letters TEXT NOT NULL CHECK (letters NOT GLOB '*[^YNAX-]*'),
  CHECK ((roster_id IS NULL) = (letters = ''))
) STRICT;
CREATE INDEX wordings_by_roster ON wordings (roster_id);

CREATE TABLE readings (
  report_id INTEGER NOT NULL REFERENCES reports (id),
  ingest_id INTEGER NOT NULL REFERENCES ingests (id),
  row INTEGER NOT NULL,
  wording_id INTEGER NOT NULL REFERENCES wordings (id),
  PRIMARY KEY (report_id, ingest_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX readings_by_ingest ON readings (ingest_id);
CREATE INDEX readings_by_wording ON readings (wording_id);

CREATE TABLE citations (
  report_id INTEGER NOT NULL REFERENCES reports (id),
  position INTEGER NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (report_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE changes (
  id INTEGER PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES reports (id),
  ingest_id INTEGER NOT NULL REFERENCES ingests (id),
  row INTEGER NOT NULL,
  member TEXT NOT NULL,
  field TEXT NOT NULL,
  before TEXT,
  after TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('filled', 'revised')),
  correction INTEGER NOT NULL CHECK (correction IN (0, 1)),
  edition_before TEXT,
  edition_after TEXT
) STRICT;
CREATE INDEX changes_by_report ON changes (report_id);
CREATE INDEX changes_by_ingest ON changes (ingest_id);

CREATE TABLE disagreements (
  roll_call_id INTEGER NOT NULL REFERENCES roll_calls (id),
  report_id INTEGER NOT NULL REFERENCES reports (id),
  member TEXT NOT NULL,
  field TEXT NOT NULL,
  shown TEXT,
  other TEXT,
  PRIMARY KEY (roll_call_id, report_id, field, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX disagreements_by_report ON disagreements (report_id);

CREATE TABLE differences (
  id INTEGER PRIMARY KEY,
  symbol TEXT NOT NULL,
  field TEXT NOT NULL,
  member TEXT,
  publisher TEXT NOT NULL,
  official TEXT NOT NULL,
  ours TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  note TEXT,
  report_id INTEGER NOT NULL REFERENCES reports (id)
) STRICT;
CREATE INDEX differences_by_report ON differences (report_id);

-- Sanctions regimes.

CREATE TABLE regimes (
  slug TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  target TEXT NOT NULL,
  founded_by TEXT NOT NULL,
  since TEXT NOT NULL CHECK (since IS date(since)),
  until TEXT CHECK (until IS date(until)),
  status TEXT NOT NULL CHECK (status IN ('in_force', 'suspended', 'ended', 'contested')),
  ended_by TEXT,
  note TEXT,
  report_id INTEGER NOT NULL REFERENCES reports (id),
  CHECK (until >= since)
) STRICT;

CREATE TABLE committees (
  id INTEGER PRIMARY KEY,
  regime TEXT NOT NULL REFERENCES regimes (slug),
  name TEXT NOT NULL,
  established_by TEXT NOT NULL,
  paragraph TEXT,
  since TEXT CHECK (since IS date(since)),
  until TEXT CHECK (until IS date(until)),
  report_id INTEGER NOT NULL REFERENCES reports (id)
) STRICT;
CREATE INDEX committees_by_regime ON committees (regime);
CREATE INDEX committees_by_report ON committees (report_id);

CREATE TABLE measures (
  id TEXT PRIMARY KEY,
  regime TEXT NOT NULL REFERENCES regimes (slug),
  measure TEXT NOT NULL,
  type TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN
    ('imposed', 'tightened', 'capped', 'extended', 'eased', 'exempted', 'suspended', 'resumed', 'ended')),
  symbol TEXT NOT NULL,
  paragraph TEXT,
  since TEXT CHECK (since IS date(since)),
  until TEXT CHECK (until IS date(until)),
  ended_by TEXT,
  took_effect INTEGER NOT NULL CHECK (took_effect IN (0, 1)),
  binding INTEGER CHECK (binding IN (0, 1)),
  changes TEXT REFERENCES measures (id),
  summary TEXT,
  unconfirmed TEXT,
  note TEXT,
  report_id INTEGER NOT NULL REFERENCES reports (id),
  CHECK (until >= since)
) STRICT;
CREATE INDEX measures_by_regime ON measures (regime);
CREATE INDEX measures_by_report ON measures (report_id);

CREATE TABLE measure_sources (
  measure TEXT NOT NULL REFERENCES measures (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (measure, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE monitoring_bodies (
  id INTEGER PRIMARY KEY,
  regime TEXT NOT NULL REFERENCES regimes (slug),
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('panel', 'monitoring_team', 'ombudsperson', 'focal_point', 'mission')),
  founded_by TEXT NOT NULL,
  paragraph TEXT,
  size INTEGER,
  note TEXT,
  report_id INTEGER NOT NULL REFERENCES reports (id)
) STRICT;
CREATE INDEX monitoring_bodies_by_regime ON monitoring_bodies (regime);
CREATE INDEX monitoring_bodies_by_report ON monitoring_bodies (report_id);

CREATE TABLE mandates (
  id INTEGER PRIMARY KEY,
  body_id INTEGER NOT NULL REFERENCES monitoring_bodies (id),
  symbol TEXT NOT NULL,
  paragraph TEXT,
  "start" TEXT NOT NULL CHECK ("start" IS date("start")),
  "end" TEXT CHECK ("end" IS date("end")),
  ended_by TEXT,
  note TEXT,
  report_id INTEGER NOT NULL REFERENCES reports (id),
  CHECK ("end" >= "start")
) STRICT;
CREATE INDEX mandates_by_body ON mandates (body_id);
CREATE INDEX mandates_by_report ON mandates (report_id);

CREATE TABLE regime_symbols (
  regime TEXT NOT NULL REFERENCES regimes (slug),
  symbol TEXT NOT NULL,
  report_id INTEGER NOT NULL REFERENCES reports (id),
  PRIMARY KEY (regime, symbol, report_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX regime_symbols_by_symbol ON regime_symbols (symbol);
CREATE INDEX regime_symbols_by_report ON regime_symbols (report_id);

-- What is said about the record.

CREATE TABLE statements (
  slug TEXT PRIMARY KEY,
  statement TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('true', 'false', 'partly', 'unknown')),
  why TEXT NOT NULL,
  note TEXT,
  report_id INTEGER NOT NULL REFERENCES reports (id)
) STRICT;

CREATE TABLE statement_evidence (
  statement TEXT NOT NULL REFERENCES statements (slug) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  symbol TEXT NOT NULL,
  PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;

-- What belongs together without saying so.

CREATE VIEW votes AS
  SELECT roll_call_id, member, name, substr(letters, position, 1) AS vote, permanent, report_id, ingest_id,
    row + offset AS row
  FROM ballots JOIN roster_seats USING (roster_id)
  WHERE substr(letters, position, 1) <> '-';

CREATE VIEW acknowledgements AS
  SELECT ingests.id AS ingest_id,
    replace(replace(attribution, '{year}', strftime('%Y', coalesce(downloaded, loaded_at))), '{downloaded}',
      coalesce(downloaded, 'an unrecorded day')) AS attribution
  FROM ingests JOIN publishers ON publishers.id = publisher;

CREATE VIEW member_seats AS
  SELECT members.code, iif(members.until < successor.since, members.state, members.code) AS seat
  FROM members JOIN members AS successor ON successor.code = members.state;

CREATE VIEW regime_roll_calls AS
  SELECT DISTINCT regime, id AS roll_call_id FROM regime_symbols JOIN roll_calls ON resolution = regime_symbols.symbol
  UNION
  SELECT regime, roll_call_id FROM regime_symbols JOIN roll_call_drafts ON draft = regime_symbols.symbol
  UNION
  SELECT regime, id FROM regime_symbols JOIN roll_calls
    ON meeting = regime_symbols.symbol AND resolution IS NULL AND draft IS NULL;
