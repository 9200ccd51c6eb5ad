"""Exports: a directory as a file of any common format, each with its licences."""

from geomap.export.formats import FORMATS, Format, write

__all__ = ["FORMATS", "Format", "write"]
