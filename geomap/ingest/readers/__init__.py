"""Readers: each turns one file format into a table of text. They run only in the child.

Nothing here may be imported by the process that serves people: geomap.ingest.sandbox
starts a fresh, confined process for each file (`__main__`) and takes back a table.
No pandas, so that the child starts in a tenth of a second; GDAL only where needed.
"""
