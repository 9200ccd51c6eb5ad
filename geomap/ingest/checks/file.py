"""Checks of the file as a whole: what its source says and promises of it."""

from geomap.ingest.checks import marking
from geomap.ingest.checks.checked import Checked
from geomap.model import issue
from geomap.model.issue import Issues


def licence_missing(checked: Checked) -> Issues:
    """D708: nobody said under what terms the file may be published."""
    if checked.source.licence.strip():
        return issue.none()
    return marking.whole(checked, "D708")


def rows_unexpected(checked: Checked) -> Issues:
    """D711: the file has fewer or more rows than its source declares."""
    expect = checked.source.expect
    count = len(checked.fields)
    low, high = expect.rows_min or 0, expect.rows_max
    if count >= low and (high is None or count <= high):
        return issue.none()
    shown = "∞" if high is None else high
    facts = {"n": count, "low": low, "high": shown}
    return marking.whole(checked, "D711", facts=facts)
