-- What tells each monitoring body and each measure apart, whatever it is called
SELECT 'mandate' AS kind, regime, name AS what, founded_by || '/' || kind AS key FROM monitoring_bodies
UNION ALL
SELECT 'measure', regime, measure, min(id) FROM measures GROUP BY regime, measure
