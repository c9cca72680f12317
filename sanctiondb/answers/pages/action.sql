-- One action whole; its regimes are those of the view regime_roll_calls, which would read every action's
SELECT slug AS id, symbol, resolution, draft, part, question, body, date, meeting, title, summary, agenda, subjects, sponsors,
  vote_note, note, modality, outcome, manner, procedural, procedural_basis, procedural_record,
  coalesce(yes, published_yes) AS yes, coalesce(no, published_no) AS no,
  coalesce(abstain, published_abstain) AS abstain, coalesce(not_voting, published_not_voting) AS not_voting,
  published_yes, published_no, published_abstain, published_not_voting, published_total,
  required, stated_outcome, vetoed_by, permanent_no,
  (SELECT group_concat(regime, '|') FROM (
    SELECT DISTINCT regime FROM regime_symbols WHERE regime_symbols.symbol IN (
      SELECT roll_calls.resolution
      UNION SELECT roll_call_drafts.draft FROM roll_call_drafts WHERE roll_call_id = roll_calls.id
      UNION SELECT iif(roll_calls.resolution IS NULL AND roll_calls.draft IS NULL, roll_calls.meeting, NULL))
    ORDER BY regime)) AS regimes
FROM roll_calls
WHERE slug = :id
