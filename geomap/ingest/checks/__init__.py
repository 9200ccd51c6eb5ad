"""Checks over a whole directory: one small function per issue, on whole columns."""

from geomap.ingest.checks import marking, withholding
from geomap.ingest.checks.checked import Checked
from geomap.ingest.checks.register import CHECKS
from geomap.model.directory import Directory
from geomap.model.issue import Issues


def run(checked: Checked) -> Issues:
    """Return everything the checks find, in the order of the register.

    What one value alone can tell (a postal code, a phone) was told when it was read
    and is not told again; duplicates and moves are found by geomap.ingest.duplicates.
    """
    return marking.together([check(checked) for check in CHECKS.values()])


def withheld(checked: Checked, issues: Issues) -> Directory:
    """Return the checked directory without the values that the issues withhold."""
    return withholding.apply(checked.directory, checked.row_numbers, issues)
