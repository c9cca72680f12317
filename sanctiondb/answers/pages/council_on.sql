-- Who sat on the Council on a day, each under its last name unless one that ended later was its name on that day
SELECT member, permanent,
  coalesce((SELECT name FROM member_names WHERE code = member AND until >= :on AND coalesce(since, '') <= :on
    ORDER BY id DESC LIMIT 1), members.name) AS name
FROM council_terms JOIN members ON code = member
WHERE council_terms.since <= :on AND coalesce(council_terms.until, '9999') >= :on
ORDER BY member
