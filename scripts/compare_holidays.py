"""A second opinion on data/reference/holidays.csv: the PyPI package `holidays`.

It is not among what geomap runs on; install it somewhere and name the folder:
`pip install --target build/holidays holidays`, then
`python -m scripts.compare_holidays build/holidays`. Says every statutory day that our
calendars miss, and fails if there is one.
"""

import datetime
import sys
from pathlib import Path

from geomap.hours import calendars
from geomap.hours.calendars import Employer

REFERENCE = Path(__file__).resolve().parent.parent / "data" / "reference"
TERRITORIES = ("YT", "NT", "NU")
PROVINCES = ("NL", "PE", "NS", "NB", "QC", "ON", "MB", "SK", "AB", "BC", *TERRITORIES)
YEARS = range(2024, 2031)


def main(folder: str) -> int:
    """Print what differs and return how many days are missing."""
    sys.path.insert(0, folder)
    import holidays  # noqa: PLC0415 - only there once the folder is known

    ours = calendars.load(REFERENCE)
    missing = 0
    for year in YEARS:
        federal = holidays.Canada(years=[year], categories=("government",))
        missing += told("CA", federal, kept(ours, Employer("federal", "CA"), year))
        for province in PROVINCES:
            order = "territorial" if province in TERRITORIES else "provincial"
            employer = Employer(order, f"CA-{province}", province)
            public = holidays.Canada(subdiv=province, years=[year])
            missing += told(province, public, kept(ours, employer, year))
    return missing


def kept(ours: calendars.Calendars, employer: Employer, year: int) -> set:
    """Return the days an employer is known to keep in a year."""
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    days = ours.of(employer).between(first, last)
    return {day for day, holiday in days if holiday.is_certain}


def told(whose: str, theirs: dict, days: set) -> int:
    """Print the days of theirs that we do not keep and return their number."""
    missing = sorted(set(theirs) - days)
    for day in missing:
        print(f"{whose} {day} {theirs[day]}: not kept")
    return len(missing)


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1])))
