-- The totals as published are not those of the votes as counted.
SELECT 'error' AS severity, 'totals' AS rule, symbol,
  'published ' || coalesce(published_yes, '?') || '-' || coalesce(published_no, '?') || '-' || coalesce(published_abstain, '?') || ', '
    || coalesce(published_not_voting, 0) || ' not voting' AS found,
  'counted ' || yes || '-' || no || '-' || abstain || ', ' || not_voting || ' not voting' AS expected
FROM roll_calls
WHERE modality = 'vote' AND yes IS NOT NULL AND (
  published_yes <> yes OR published_no <> no OR published_abstain <> abstain OR published_not_voting <> not_voting)
ORDER BY date
