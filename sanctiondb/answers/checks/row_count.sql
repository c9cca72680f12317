-- An official file of all resolutions from the first has not one row for each member of the Council of its day.
WITH files AS (
  SELECT ingests.id, file, read, count(*) AS found, max(CAST(substr(reports.resolution, 7) AS INTEGER)) AS last
  FROM ingests JOIN readings ON readings.ingest_id = ingests.id JOIN reports ON reports.id = report_id
  WHERE format = 'undl-sc-votes' AND reports.resolution GLOB 'S/RES/[0-9]*'
  GROUP BY ingests.id
)
SELECT 'error' AS severity, 'row_count' AS rule, file AS symbol, read || ' rows' AS found,
  (11 * min(last, 219) + 15 * max(last - 219, 0)) || ' rows: 11 for each resolution to 219, 15 from 220 to ' || last AS expected
FROM files WHERE found = last AND read <> 11 * min(last, 219) + 15 * max(last - 219, 0)
