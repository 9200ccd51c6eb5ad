"""Normalizers: pure rules for one value, applied to the distinct values of a column.

Each module reads one kind of value: `read(text) -> Reading`. They never raise, are
linear in the length of the text, and are idempotent: what they return reads as itself.
"""
