-- Words that no file in force says any more, and rosters that nothing uses.
DELETE FROM wordings WHERE id NOT IN (SELECT wording_id FROM readings);
DELETE FROM rosters WHERE id NOT IN (SELECT roster_id FROM ballots)
  AND id NOT IN (SELECT roster_id FROM wordings WHERE roster_id IS NOT NULL);
-- Documents whose report was withdrawn lead to another report of theirs, or go with their last roll call.
UPDATE meetings SET report_id = (SELECT min(report_id) FROM roll_calls WHERE roll_calls.meeting = meetings.symbol)
  WHERE report_id NOT IN (SELECT id FROM reports) AND symbol IN (SELECT meeting FROM roll_calls);
UPDATE resolutions SET report_id = (SELECT min(report_id) FROM roll_calls WHERE resolution = resolutions.symbol)
  WHERE report_id NOT IN (SELECT id FROM reports) AND symbol IN (SELECT resolution FROM roll_calls);
UPDATE drafts SET report_id = (
    SELECT min(report_id) FROM roll_calls JOIN roll_call_drafts ON roll_call_id = id
    WHERE roll_call_drafts.draft = drafts.symbol)
  WHERE report_id NOT IN (SELECT id FROM reports) AND symbol IN (SELECT draft FROM roll_call_drafts);
DELETE FROM meetings WHERE symbol NOT IN (SELECT meeting FROM roll_calls WHERE meeting IS NOT NULL);
DELETE FROM resolutions WHERE symbol NOT IN (SELECT resolution FROM roll_calls WHERE resolution IS NOT NULL);
DELETE FROM drafts WHERE symbol NOT IN (SELECT draft FROM roll_call_drafts);
