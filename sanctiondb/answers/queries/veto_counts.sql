-- Vetoes counted by member, decade, year or subject, by a stated rule
WITH counted AS (
  SELECT id, date, vetoed_by, coalesce(agenda, 'not recorded') AS subject,
    lower(coalesce(nullif(:rule, ''), 'all')) AS rule
  FROM roll_calls
  WHERE outcome = 'vetoed'
    AND (lower(coalesce(nullif(:rule, ''), 'all')) = 'all' OR lower(:rule) = 'drafts' AND question = 'draft')
    AND (nullif(:since, '') IS NULL OR date >= date(:since))
    AND (nullif(:until, '') IS NULL OR date <= date(:until))
    AND (nullif(:regime, '') IS NULL
      OR id IN (SELECT roll_call_id FROM regime_roll_calls WHERE regime = :regime))
), cast_vetoes AS (
  SELECT counted.*, value AS member
  FROM counted, json_each('["' || replace(vetoed_by, '|', '","') || '"]')
  WHERE nullif(:members, '') IS NULL OR instr('|' || upper(:members) || '|', '|' || value || '|')
), labelled AS (
  SELECT *, CASE lower(coalesce(nullif(:count, ''), 'member'))
    WHEN 'member' THEN member WHEN 'decade' THEN substr(date, 1, 3) || '0s'
    WHEN 'year' THEN substr(date, 1, 4) WHEN 'subject' THEN subject END AS counted_by
  FROM cast_vetoes
)
SELECT counted_by, count(DISTINCT id) AS proposals, count(*) AS vetoes,
  count(*) FILTER (WHERE instr(vetoed_by, '|') = 0) AS alone,
  count(*) FILTER (WHERE member = 'CHN') AS chn, count(*) FILTER (WHERE member = 'FRA') AS fra,
  count(*) FILTER (WHERE member = 'GBR') AS gbr, count(*) FILTER (WHERE member = 'SUN') AS sun,
  count(*) FILTER (WHERE member = 'RUS') AS rus, count(*) FILTER (WHERE member = 'USA') AS usa,
  min(date) AS first, max(date) AS last, rule
FROM labelled
WHERE counted_by IS NOT NULL
GROUP BY counted_by
ORDER BY iif(coalesce(nullif(:count, ''), 'member') IN ('decade', 'year'), counted_by, ''), vetoes DESC, counted_by
