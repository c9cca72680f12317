-- Every file loaded: whose it is, what it covers, on what terms
SELECT ingests.id, publishers.name AS publisher, coalesce(ingests.terms, publishers.terms) AS terms,
  acknowledgements.attribution,
  file, sha256, edition, downloaded, covers, url, loaded_at, read, rejected, roll_calls
FROM ingests JOIN publishers ON publishers.id = publisher
JOIN acknowledgements ON ingest_id = ingests.id
ORDER BY rank, publishers.id, edition, file
