"""The declared schema, the tables and records, the vocabularies, issues and changes."""
