-- From when to when one entry was on the list
SELECT first_seen, last_seen, absent_on, gone_by, delisted_on, delisted_by FROM listing_stays
WHERE reference = :reference
ORDER BY first_seen
