-- What an official file says otherwise of an action, and the document that decides it
SELECT publishers.name AS publisher, differences.member, field, official, ours, decided_by, differences.note
FROM differences JOIN publishers ON publishers.id = publisher
WHERE symbol IN (SELECT symbol FROM roll_calls WHERE slug = :id
  UNION SELECT resolution FROM roll_calls WHERE slug = :id
  UNION SELECT roll_call_drafts.draft FROM roll_call_drafts JOIN roll_calls ON id = roll_call_id WHERE slug = :id)
ORDER BY differences.id
