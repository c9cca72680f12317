-- Measures of every regime: imposed, tightened, capped, exempted, ended
SELECT regime, measure, type, action, symbol, paragraph, since AS "from", until, ended_by, binding, took_effect,
  contested, summary, unconfirmed, note, id
FROM measures
WHERE nullif(:slug, '') IS NULL OR regime = :slug
ORDER BY regime, coalesce(since, until), symbol, rowid
