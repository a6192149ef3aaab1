"""The engine that Whoosh drives; nothing outside this room imports Whoosh."""
