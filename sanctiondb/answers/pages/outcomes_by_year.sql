-- What came of the Council's votes, year by year, years without one among them
WITH RECURSIVE
  counted AS (
    SELECT CAST(substr(date, 1, 4) AS INTEGER) AS year, count(*) FILTER (WHERE outcome = 'adopted') AS adopted,
      count(*) FILTER (WHERE outcome = 'vetoed') AS vetoed,
      count(*) FILTER (WHERE outcome IN ('too_few', 'too_few_and_p5_no')) AS too_few
    FROM roll_calls WHERE body = 'SC' GROUP BY 1
  ),
  years(year) AS (
    SELECT min(year) FROM counted UNION ALL SELECT year + 1 FROM years WHERE year < (SELECT max(year) FROM counted)
  )
SELECT year, coalesce(adopted, 0) AS adopted, coalesce(vetoed, 0) AS vetoed, coalesce(too_few, 0) AS too_few
FROM years LEFT JOIN counted USING (year)
WHERE year IS NOT NULL
ORDER BY year
