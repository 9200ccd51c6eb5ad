"""Exports: a directory as a file of any common format, each with its licences."""
