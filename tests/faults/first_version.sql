-- What a database of the first version may hold: a statement written by a person, with its file and report.
INSERT INTO publishers VALUES ('person', 'A person', 30, 'none', 'A person', NULL);
INSERT INTO ingests VALUES (1, 'person', 'records', 'mine.yaml', '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
  NULL, NULL, NULL, NULL, '2026-01-01', 0, NULL, '2026-01-01T00:00:00', 1, 1, 0, 0, 0, 0);
INSERT INTO reports VALUES (1, 'person', 'statement', 'mine', 1, 1, NULL, NULL, NULL, NULL, NULL);
INSERT INTO statements VALUES ('mine', 'A statement.', 'unknown', 'Nobody knows.', NULL, 1);
