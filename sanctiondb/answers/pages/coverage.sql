-- What the record covers: days, roll calls, votes, files, and what it is known to lack
SELECT min(date) AS first, max(date) AS last, count(*) AS roll_calls,
  count(*) FILTER (WHERE body = 'SC' AND resolution IS NOT NULL) AS resolutions,
  count(*) FILTER (WHERE outcome = 'vetoed') AS vetoed,
  count(*) FILTER (WHERE body = 'GA') AS assembly,
  min(date) FILTER (WHERE body = 'SC' AND outcome <> 'adopted') AS first_failed,
  count(*) FILTER (WHERE body = 'SC' AND outcome <> 'adopted') AS failed,
  count(*) FILTER (WHERE body = 'SC' AND outcome <> 'adopted' AND yes IS NULL) AS failed_by_counts,
  (SELECT max(number) FROM resolutions WHERE body = 'SC') AS last_number,
  (SELECT max(number) - count(DISTINCT number) FROM resolutions WHERE body = 'SC') AS numbers_missing,
  (SELECT count(*) FROM votes) AS votes, (SELECT count(*) FROM measures) AS measures,
  (SELECT substr(max(loaded_at), 1, 10) FROM ingests) AS loaded,
  NOT EXISTS (SELECT 1 FROM ingests WHERE publisher <> 'sanctiondb') AS only_seeds
FROM roll_calls
