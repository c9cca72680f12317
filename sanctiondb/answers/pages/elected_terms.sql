-- Terms of the elected members of the Security Council
SELECT member, since, coalesce(until, '9999-12-31') FROM council_terms WHERE permanent = 0 ORDER BY member, since
