-- Sources: every file in force, whose it is, and on what terms
SELECT publishers.name AS publisher, coalesce(ingests.terms, publishers.terms) AS terms,
  acknowledgements.attribution,
  file, sha256, edition, downloaded
FROM ingests JOIN publishers ON publishers.id = publisher
JOIN acknowledgements ON ingest_id = ingests.id
WHERE NOT superseded
ORDER BY rank, publishers.id, edition, file
