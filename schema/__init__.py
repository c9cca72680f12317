"""The shape of the record: numbered SQL migrations, and the JSON Schema of every record type."""
