-- Terms of the members of a bloc
SELECT member, since, coalesce(until, '9999-12-31') FROM bloc_terms WHERE bloc = :bloc ORDER BY member, since
