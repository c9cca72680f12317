-- A row names a member as it was called at another time.
WITH named AS (
  SELECT DISTINCT roster_id, roster_seats.member, roster_seats.name FROM roster_seats
  WHERE EXISTS (SELECT 1 FROM member_names WHERE code = member AND (since IS NOT NULL OR until IS NOT NULL))
), strange AS (
  SELECT roll_calls.body, roll_calls.symbol, roll_calls.date, named.member, named.name
  FROM named JOIN ballots USING (roster_id) JOIN roll_calls ON roll_calls.id = roll_call_id
  WHERE EXISTS (SELECT 1 FROM member_names WHERE code = named.member AND name = named.name COLLATE NOCASE)
    AND NOT EXISTS (
      SELECT 1 FROM member_names WHERE code = named.member AND name = named.name COLLATE NOCASE
        AND coalesce(since, '0000') <= date AND coalesce(until, '9999') >= date)
)
SELECT 'note' AS severity, 'name_of_another_time' AS rule, min(symbol) AS symbol,
  body || ', ' || count(*) || ' roll calls from ' || min(date) || ' to ' || max(date) || ' name ' || member || ' ' || strange.name AS found,
  (SELECT group_concat(name || coalesce(' from ' || since, '') || coalesce(' to ' || until, ''), '; ')
    FROM member_names WHERE code = member) AS expected
FROM strange GROUP BY body, member, strange.name ORDER BY body, member
