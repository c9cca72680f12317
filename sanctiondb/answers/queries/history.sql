-- A member of the Council, term by term: how it voted, what it vetoed
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
)
SELECT spans.member, iif(spans.permanent, 'permanent', 'elected') AS seat, spans.since AS "from", spans.until AS "to",
  count(vote) AS votes, count(*) FILTER (WHERE vote = 'Y') AS yes, count(*) FILTER (WHERE vote = 'N') AS no,
  count(*) FILTER (WHERE vote = 'A') AS abstain, count(*) FILTER (WHERE vote = 'X') AS not_voting,
  count(*) FILTER (WHERE instr('|' || vetoed_by || '|', '|' || votes.member || '|')) AS vetoes
FROM spans LEFT JOIN (votes JOIN roll_calls ON roll_calls.id = roll_call_id AND body = 'SC')
  ON votes.member = spans.member AND date BETWEEN spans.since AND spans.until
GROUP BY spans.member, spans.since
ORDER BY spans.since, spans.member
