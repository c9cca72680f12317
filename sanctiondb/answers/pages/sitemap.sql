-- The path of every regime, member, action and listing, those that readers look for first at the head
SELECT '/listings' AS path WHERE EXISTS (SELECT 1 FROM snapshots)
UNION ALL SELECT '/regimes/' || slug FROM regimes
UNION ALL SELECT '/members/' || lower(code) FROM (SELECT DISTINCT member AS code FROM council_terms)
UNION ALL SELECT '/listings/' || reference FROM listings
UNION ALL SELECT '/actions/' || slug FROM (SELECT slug FROM roll_calls ORDER BY body = 'GA', date DESC, id DESC)
