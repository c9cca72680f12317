-- Search: actions, measures, regimes and statements that hold some words, the best first
-- A regime weighs more: its long note makes it rank low by words alone.
SELECT kind, key, title, snippet, date FROM (
  SELECT kind, key, passages_fts.title, snippet(passages_fts, -1, '⟦', '⟧', ' … ', 16) AS snippet,
    coalesce(regimes.since, measures.since) AS date,
    bm25(passages_fts, 0, 0, 4, 1) * iif(kind = 'regime', 4, 1) AS score
  FROM passages_fts LEFT JOIN regimes ON kind = 'regime' AND slug = key
    LEFT JOIN measures ON kind = 'measure' AND measures.id = key
  WHERE passages_fts MATCH coalesce(nullif(trim(:words), ''), '""')
  UNION ALL
  SELECT 'action', slug, roll_calls.symbol, snippet(roll_calls_fts, -1, '⟦', '⟧', ' … ', 16), date,
    bm25(roll_calls_fts, 8, 8, 4, 4, 2, 1)
  FROM roll_calls_fts JOIN roll_calls ON roll_calls.id = roll_calls_fts.rowid
  WHERE roll_calls_fts MATCH coalesce(nullif(trim(:words), ''), '""')
)
ORDER BY score, date DESC
LIMIT coalesce(nullif(:limit, ''), 20)
