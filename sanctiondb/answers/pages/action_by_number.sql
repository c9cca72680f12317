-- Roll calls on resolutions of a number, whatever their year
SELECT roll_calls.id, slug, roll_calls.symbol, date, title
FROM roll_calls JOIN resolutions ON resolutions.symbol = resolution
WHERE number = :number
