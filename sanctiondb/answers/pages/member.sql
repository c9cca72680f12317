-- One member under its names over time
SELECT members.code, members.name, members.state, members.note, member_names.name AS called, member_names.since,
  member_names.until
FROM members JOIN member_names USING (code)
WHERE members.code = :code
ORDER BY member_names.id
