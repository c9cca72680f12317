-- How long measures were decided to run, when they were suspended, what of a regime is contested.

ALTER TABLE regimes ADD COLUMN checked TEXT CHECK (checked IS date(checked));

ALTER TABLE committees ADD COLUMN note TEXT;

ALTER TABLE measures ADD COLUMN contested INTEGER NOT NULL DEFAULT 0 CHECK (contested IN (0, 1));

CREATE TABLE measure_terms (
  measure TEXT NOT NULL REFERENCES measures (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  symbol TEXT NOT NULL,
  paragraph TEXT,
  until TEXT CHECK (until IS date(until)),
  PRIMARY KEY (measure, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE suspensions (
  measure TEXT NOT NULL REFERENCES measures (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  since TEXT NOT NULL CHECK (since IS date(since)),
  until TEXT CHECK (until IS date(until)),
  symbol TEXT NOT NULL,
  paragraph TEXT,
  PRIMARY KEY (measure, position),
  CHECK (until >= since)
) STRICT, WITHOUT ROWID;

CREATE TABLE contentions (
  regime TEXT NOT NULL REFERENCES regimes (slug) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  who TEXT NOT NULL,
  holds TEXT NOT NULL,
  sources TEXT NOT NULL,
  PRIMARY KEY (regime, position)
) STRICT, WITHOUT ROWID;

-- What was put to the vote: a draft whole, a part of it, a question before it, a recommendation.

ALTER TABLE roll_calls ADD COLUMN question TEXT NOT NULL DEFAULT 'draft' CHECK (question IN
  ('draft', 'paragraph', 'amendment', 'preliminary', 'membership', 'secretary_general'));

-- Words to search by: regimes, measures and statements; roll calls have an index of their own.

CREATE VIRTUAL TABLE passages_fts USING fts5(
  kind UNINDEXED, key UNINDEXED, title, text, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER regimes_told AFTER INSERT ON regimes BEGIN
  INSERT INTO passages_fts VALUES ('regime', new.slug, new.name, new.target || ' ' || new.slug || ' ' || coalesce(new.note, ''));
END;
CREATE TRIGGER regimes_forgotten AFTER DELETE ON regimes BEGIN
  DELETE FROM passages_fts WHERE kind = 'regime' AND key = old.slug;
END;
CREATE TRIGGER measures_told AFTER INSERT ON measures BEGIN
  INSERT INTO passages_fts VALUES ('measure', new.id, new.measure, new.symbol || ' ' || coalesce(new.summary, '') || ' ' || coalesce(new.note, ''));
END;
CREATE TRIGGER measures_forgotten AFTER DELETE ON measures BEGIN
  DELETE FROM passages_fts WHERE kind = 'measure' AND key = old.id;
END;
CREATE TRIGGER statements_told AFTER INSERT ON statements BEGIN
  INSERT INTO passages_fts VALUES ('statement', new.slug, new.statement, new.why);
END;
CREATE TRIGGER statements_forgotten AFTER DELETE ON statements BEGIN
  DELETE FROM passages_fts WHERE kind = 'statement' AND key = old.slug;
END;

INSERT INTO passages_fts
  SELECT 'regime', slug, name, target || ' ' || slug || ' ' || coalesce(note, '') FROM regimes
  UNION ALL
  SELECT 'measure', id, measure, symbol || ' ' || coalesce(summary, '') || ' ' || coalesce(note, '') FROM measures
  UNION ALL
  SELECT 'statement', slug, statement, why FROM statements;
