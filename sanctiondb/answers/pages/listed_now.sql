-- How many persons and entities of each regime the newest list that is loaded still has
SELECT regime, count(*) AS listed FROM listings WHERE gone_by IS NULL AND kind <> 'vessel' AND regime IS NOT NULL
GROUP BY regime
