-- Topics of roll calls, joined by '|'
SELECT slug, topics FROM roll_calls WHERE topics <> ''
