-- What records say of decisions on one entry
SELECT date, event, decision, note, sources FROM listing_events WHERE reference = :reference ORDER BY date, event
