-- Regimes that roll calls bear on, joined by '|'
SELECT slug, group_concat(regime, '|') FROM regime_roll_calls JOIN roll_calls ON id = roll_call_id GROUP BY id
