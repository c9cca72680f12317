-- Every name of every member state, with its last one and when it sat on the Council
WITH sat AS (
  SELECT member, group_concat(iif(permanent, 'as a permanent member ', '') || substr(since, 1, 4) || CASE
      WHEN until IS NULL THEN ' and on'
      WHEN substr(until, 1, 4) = substr(since, 1, 4) THEN ''
      ELSE '-' || substr(until, 1, 4) END, ', ') AS terms
  FROM (SELECT * FROM council_terms ORDER BY member, since) GROUP BY member
)
SELECT code, member_names.name AS matched, members.name, terms
FROM member_names JOIN members USING (code) LEFT JOIN sat ON member = code
ORDER BY code, member_names.id
