"""The questions people ask of the record, each answered by one query."""
