-- Who was on the list on a day, as the lists before and after it show
WITH stays AS (
  SELECT listing_stays.reference, listing_stays.first_seen, listing_stays.last_seen, absent_on, listing_stays.gone_by,
    name, kind, regime, listed_on, listing_stays.delisted_on
  FROM listing_stays JOIN listings USING (reference)
  UNION ALL
  SELECT reference, listed_on, coalesce(date(delisted_on, '-1 day'), checked), NULL, delisted_on, name, 'vessel', regime,
    listed_on, delisted_on
  FROM vessels
), judged AS (
  SELECT *, CASE
    WHEN delisted_on <= :on THEN NULL
    WHEN :on BETWEEN first_seen AND last_seen OR :on BETWEEN first_seen AND date(delisted_on, '-1 day')
      THEN 'on the list'
    WHEN :on < first_seen AND listed_on <= :on AND listed_on > coalesce(absent_on, '') THEN 'listed by then'
    WHEN :on < first_seen AND listed_on > :on THEN NULL
    WHEN :on < first_seen AND (absent_on IS NULL OR :on > absent_on) THEN 'unknown'
    WHEN :on > last_seen AND gone_by IS NULL THEN 'when last seen'
    WHEN :on > last_seen AND :on < gone_by THEN 'unknown'
  END AS standing
  FROM stays
)
SELECT reference, name, kind, regime, listed_on, first_seen, last_seen, gone_by, standing
FROM judged
WHERE standing IS NOT NULL AND (:regime IS NULL OR regime = :regime)
ORDER BY reference, first_seen
