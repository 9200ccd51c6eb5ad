"""Checks over a whole directory: one small function per issue, on whole columns."""
