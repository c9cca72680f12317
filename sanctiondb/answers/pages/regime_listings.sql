-- How many were on a regime's list on the day of each snapshot
SELECT snapshot_order.date, snapshot_order.whole, snapshot_order.lacks,
  count(reference) FILTER (WHERE kind = 'individual') AS individuals,
  count(reference) FILTER (WHERE kind = 'entity') AS entities
FROM snapshot_order
  LEFT JOIN (
    SELECT snapshot_id, reference, kind FROM snapshot_entries
      JOIN listing_versions ON listing_versions.id = version_id JOIN list_types ON type = list_type
    WHERE regime = :slug
  ) USING (snapshot_id)
WHERE EXISTS (SELECT 1 FROM listings WHERE regime = :slug AND kind <> 'vessel')
GROUP BY place
ORDER BY place
