-- What records say of decisions on one entry; a delisting may be contradicted by the lists
SELECT listing_events.date, event, listing_events.decision, note, sources, seen AS contradicted_by,
  iif(seen IS NULL, listing_contradictions.gone_by, NULL) AS late_after
FROM listing_events LEFT JOIN listing_contradictions ON event_id = id
WHERE listing_events.reference = :reference
ORDER BY listing_events.date, event
