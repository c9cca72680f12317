-- The index of words of roll calls is written for all that are told together: through a trigger FTS5 would write a
-- segment of its own for each of them, which is most of the time that a roll call takes.
DROP TRIGGER roll_calls_told;
DROP TRIGGER roll_calls_forgotten;

ALTER TABLE wordings ADD COLUMN lines BLOB;
