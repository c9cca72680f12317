"""Pictures of the record: pure functions, rows in, SVG out; each draws one template and knows no server."""
