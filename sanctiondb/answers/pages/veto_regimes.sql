-- Sanctions regimes on which something was vetoed, by a stated rule
SELECT regime, regimes.name, count(*) AS proposals
FROM regime_roll_calls JOIN roll_calls ON id = roll_call_id JOIN regimes ON regimes.slug = regime
WHERE outcome = 'vetoed' AND (:rule = 'all' OR question = 'draft')
GROUP BY regime
ORDER BY 3 DESC, 2
