-- Members of the Security Council, and when they sat on it
SELECT member, coalesce(
    (SELECT name FROM member_names WHERE code = member
      AND (since IS NOT NULL OR until IS NOT NULL)
      AND coalesce(since, '') <= coalesce(nullif(:on, ''), council_terms.until, '9999')
      AND coalesce(until, '9999') >= coalesce(nullif(:on, ''), council_terms.until, '9999')
      ORDER BY id DESC LIMIT 1), members.name) AS name,
  permanent, council_terms.since AS "from", council_terms.until AS "to"
FROM council_terms JOIN members ON members.code = member
WHERE nullif(:on, '') IS NULL
  OR (council_terms.since <= date(:on) AND (council_terms.until IS NULL OR council_terms.until >= date(:on)))
ORDER BY permanent DESC, council_terms.since, member
