"""The engine that Tantivy drives; nothing outside this room imports Tantivy."""
