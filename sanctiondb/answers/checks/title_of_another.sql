-- A title carries another resolution's number.
SELECT 'error' AS severity, 'title_of_another' AS rule, roll_calls.symbol,
  substr(title, 1, 45) AS found, 'Security Council resolution ' || number AS expected
FROM roll_calls JOIN resolutions ON resolutions.symbol = resolution
WHERE title LIKE 'Security Council resolution %' AND CAST(substr(title, 29) AS INTEGER) <> number
ORDER BY number
