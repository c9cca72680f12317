-- A symbol near one that names nothing: the resolution of the same number, or the draft it begins with
SELECT symbol FROM resolutions WHERE number = :number AND body = 'SC'
UNION ALL SELECT symbol FROM drafts WHERE instr(:symbol, symbol || '/') = 1
LIMIT 1
