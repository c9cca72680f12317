-- A yearly list of the Council's members lacks one that sat, or names one that did not.
WITH years AS (SELECT DISTINCT publisher, year FROM seat_years),
sat AS (
  SELECT publisher, year, state, min(members.name) AS name
  FROM years JOIN council_terms ON council_terms.since <= year || '-12-31'
    AND coalesce(council_terms.until, '9999') >= year || '-01-01'
  JOIN members ON code = member
  GROUP BY publisher, year, state
), named AS (SELECT publisher, year, state, name FROM seat_years JOIN (SELECT code, state FROM members) ON code = member)
SELECT 'error' AS severity, 'membership_by_year' AS rule, publisher || ' ' || year AS symbol,
  'blank or missing' AS found, name || ', which sat in ' || year AS expected
FROM sat WHERE NOT EXISTS (
  SELECT 1 FROM named WHERE named.publisher = sat.publisher AND named.year = sat.year AND named.state = sat.state)
UNION ALL
SELECT 'error', 'membership_by_year', publisher || ' ' || year, name, 'a member that sat in ' || year
FROM named WHERE NOT EXISTS (
  SELECT 1 FROM sat WHERE named.publisher = sat.publisher AND named.year = sat.year AND named.state = sat.state)
ORDER BY 3, 4
