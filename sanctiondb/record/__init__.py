"""How what publishers say becomes one record: filed, matched, and told from where."""
