-- Everybody who was on a list that is loaded
SELECT reference, name, kind, regime, listed_on, first_seen, last_seen, gone_by FROM listings ORDER BY reference
