-- The names that member states have had, with their codes
SELECT code, name FROM members UNION SELECT code, name FROM member_names ORDER BY code, name
