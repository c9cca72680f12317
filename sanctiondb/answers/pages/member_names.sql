-- Every name of every member state, with its last one and when it sat on the Council
SELECT member_names.code, member_names.name AS matched, members.name,
  (SELECT group_concat(iif(permanent, 'as a permanent member ', '') || substr(since, 1, 4)
      || iif(until IS NULL, ' and on', iif(substr(until, 1, 4) = substr(since, 1, 4), '', '-' || substr(until, 1, 4))), ', ')
    FROM (SELECT * FROM council_terms WHERE member = member_names.code ORDER BY since)) AS terms
FROM member_names JOIN members USING (code)
ORDER BY member_names.code, member_names.id
