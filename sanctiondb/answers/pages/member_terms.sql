-- Terms of a member on the Council and in blocs, with who represented it
SELECT * FROM (
  SELECT 'SC' AS body, 'Security Council' AS name, member, permanent, since, until, represented_by, note
  FROM council_terms
  UNION ALL
  SELECT bloc, blocs.name, member, NULL, since, until, NULL, NULL FROM bloc_terms JOIN blocs ON blocs.code = bloc
)
WHERE member IN (SELECT value FROM json_each('["' || replace(:members, '|', '","') || '"]'))
ORDER BY body <> 'SC', name, since
