"""Ingest: bytes in, a draft out; no database, no clock, no network."""
