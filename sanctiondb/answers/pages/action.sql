-- One action whole
SELECT slug AS id, symbol, resolution, draft, part, question, body, date, meeting, title, summary, agenda, subjects, sponsors,
  vote_note, note, modality, outcome, manner, procedural, procedural_basis, procedural_record,
  coalesce(yes, published_yes) AS yes, coalesce(no, published_no) AS no,
  coalesce(abstain, published_abstain) AS abstain, coalesce(not_voting, published_not_voting) AS not_voting,
  published_yes, published_no, published_abstain, published_not_voting, published_total,
  required, stated_outcome, vetoed_by, permanent_no,
  (SELECT group_concat(regime, '|') FROM (
    SELECT regime FROM regime_roll_calls WHERE roll_call_id = roll_calls.id ORDER BY regime)) AS regimes
FROM roll_calls
WHERE slug = :id
