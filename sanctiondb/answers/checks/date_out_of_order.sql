-- A resolution's date does not fit between those of its neighbours in number.
WITH dated AS MATERIALIZED (
  SELECT number, roll_calls.symbol, date FROM roll_calls CROSS JOIN resolutions ON resolutions.symbol = resolution
  WHERE roll_calls.body = 'SC' AND number IS NOT NULL
), neighbours AS MATERIALIZED (
  SELECT dated.number AS number, dated.date AS date, near.number AS other, roll_calls.date AS other_date
  FROM dated CROSS JOIN resolutions AS near ON near.number BETWEEN dated.number - 10 AND dated.number + 10
  CROSS JOIN roll_calls ON roll_calls.resolution = near.symbol
), inverted AS MATERIALIZED (
  SELECT number, other FROM neighbours WHERE other > number AND other_date < date OR other < number AND other_date > date
), counted AS MATERIALIZED (SELECT number, count(*) AS n FROM inverted GROUP BY number)
SELECT 'error' AS severity, 'date_out_of_order' AS rule, symbol, date AS found,
  'between ' || coalesce((SELECT other_date FROM neighbours WHERE number = dated.number AND other = dated.number - 1), '?')
  || ' and ' || coalesce((SELECT other_date FROM neighbours WHERE number = dated.number AND other = dated.number + 1), '?')
  || ', the dates of its neighbours in number' AS expected
FROM counted JOIN dated ON dated.number = counted.number
WHERE n >= (SELECT max(partner.n) FROM inverted JOIN counted AS partner ON partner.number = other
  WHERE inverted.number = counted.number)
ORDER BY dated.number
