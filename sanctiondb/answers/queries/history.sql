-- A member of the Council, term by term: how it voted where every vote is known, and what it vetoed
-- The last file says USSR until 725 of 31 December 1991: a vote belongs to the term that began last before it.
WITH RECURSIVE terms AS (
  SELECT member, permanent, since, until, coalesce(until, date('now')) AS last FROM council_terms
  WHERE instr('|' || upper(:members) || '|', '|' || member || '|')
), decades AS (
  SELECT member, permanent, since, min(last, substr(since, 1, 3) || '9-12-31') AS until, last FROM terms WHERE permanent
  UNION ALL
  SELECT member, permanent, date(until, '+1 day'), min(last, date(until, '+10 years')), last FROM decades
  WHERE until < last
), spans AS (
  SELECT member, permanent, since, until FROM decades
  UNION ALL
  SELECT member, permanent, since, last FROM terms WHERE NOT permanent
), bounded AS (
  SELECT *, coalesce(lead(since) OVER (PARTITION BY member ORDER BY since), '9999') AS next FROM spans
)
SELECT bounded.member, iif(bounded.permanent, 'permanent', 'elected') AS seat, bounded.since AS "from",
  bounded.until AS "to", count(whole) AS votes, count(whole) FILTER (WHERE vote = 'Y') AS yes,
  count(whole) FILTER (WHERE vote = 'N') AS no, count(whole) FILTER (WHERE vote = 'A') AS abstain,
  count(whole) FILTER (WHERE vote = 'X') AS not_voting,
  count(*) FILTER (WHERE instr('|' || vetoed_by || '|', '|' || bounded.member || '|')) AS vetoes
FROM bounded LEFT JOIN (
  SELECT votes.member, vote, date, vetoed_by, nullif(yes IS NOT NULL, 0) AS whole
  FROM votes JOIN roll_calls ON roll_calls.id = roll_call_id AND body = 'SC'
) AS cast_votes ON cast_votes.member = bounded.member AND date >= bounded.since AND date < next
GROUP BY bounded.member, bounded.since
ORDER BY bounded.since, bounded.member
