-- Groups of states outside the United Nations, and when each member belonged to them.

CREATE TABLE blocs (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  note TEXT,
  report_id INTEGER NOT NULL REFERENCES reports (id)
) STRICT;

CREATE TABLE bloc_terms (
  id INTEGER PRIMARY KEY,
  bloc TEXT NOT NULL REFERENCES blocs (code),
  member TEXT NOT NULL REFERENCES members (code),
  since TEXT NOT NULL CHECK (since IS date(since)),
  until TEXT CHECK (until IS date(until)),
  report_id INTEGER NOT NULL REFERENCES reports (id),
  UNIQUE (bloc, member, since),
  CHECK (until >= since)
) STRICT;
CREATE INDEX bloc_terms_by_report ON bloc_terms (report_id);
