-- The latest roll calls
SELECT slug AS id, symbol, date, coalesce(summary, title) AS title, outcome, body
FROM roll_calls
ORDER BY date DESC, id DESC
LIMIT 8
