"""A status in one sentence, in either language."""

from datetime import date, datetime, timedelta

from geomap.hours import words as hours_words
from geomap.hours.calendars import Holiday
from geomap.hours.rule import DAYS
from geomap.hours.status import Reason, Status
from geomap.i18n import formats, words
from geomap.model import vocabulary
from geomap.model.schema import Language

_COUNTRY = "CA"
_WEEK = timedelta(days=7)
# The sentences that need no fact but the language.
_PLAIN: dict[Reason, str] = {
    "permanent": "shut.permanent",
    "temporary": "shut.temporary",
    "planned": "shut.planned",
    "hours_unknown": "unsure.hours_unknown",
    "not_understood": "unsure.not_understood",
    "by_appointment": "unsure.by_appointment",
    "place_unknown": "unsure.place_unknown",
}


def sentence(status: Status, language: Language) -> str:
    """Return what a person needs to know before leaving home."""
    if status.reason in _PLAIN:
        return words.say(_PLAIN[status.reason], language)
    if status.reason == "mass_closure":
        return _notice(status, language)
    if status.holiday is not None:
        return _holiday(status, status.holiday, language)
    return (
        _open(status, language) if status.state == "open" else _shut(status, language)
    )


def moment(when: datetime, seen: datetime, language: Language) -> str:
    r"""Return when something is, as seen from another moment in the same zone.

    >>> monday = datetime(2026, 11, 30, 8, 30)
    >>> moment(monday, datetime(2026, 11, 27, 20, 0), "en")
    'Monday at 8:30\xa0am'
    >>> moment(monday, datetime(2026, 11, 29, 20, 0), "fr")
    'demain à 8\xa0h\xa030'
    """
    time = clock(when, language)
    days = (when.date() - seen.date()).days
    if days <= 1:
        return words.say(
            "moment.tomorrow" if days else "moment.today", language, time=time
        )
    if when.date() - seen.date() < _WEEK:
        name = hours_words.day(DAYS[when.weekday()], language)
        return words.say("moment.weekday", language, day=name, time=time)
    return words.say(
        "moment.date", language, date=day(when.date(), language), time=time
    )


def clock(when: datetime, language: Language) -> str:
    """Return the time of day of a moment."""
    return hours_words.clock(when.hour * 60 + when.minute, language)


def day(when: date, language: Language) -> str:
    r"""Return a day without its year.

    >>> day(date(2026, 11, 11), "en"), day(date(2026, 7, 1), "fr")
    ('11\xa0November', '1er\xa0juillet')
    """
    return formats.date(when, language).removesuffix(f" {when.year}")


def holiday(which: Holiday, language: Language) -> str:
    """Return a holiday's name and whose it is."""
    key = "whose.observed" if which.is_observed else "whose.day"
    name = which.name.of(language) or ""
    whose = _whose(which, language)
    return words.say(key, language, holiday=name, whose=whose) if whose else name


def _whose(which: Holiday, language: Language) -> str:
    if which.whose == _COUNTRY:
        return words.say("whose.federal", language)
    return (
        vocabulary.name("jurisdictions", which.whose, language) if which.whose else ""
    )


def _open(status: Status, language: Language) -> str:
    if status.until is None:
        return words.say("open.always", language)
    key = "open.soon" if status.closes_soon else "open.until"
    return words.say(key, language, when=moment(status.until, status.at, language))


def _shut(status: Status, language: Language) -> str:
    if status.opens_next is None:
        return words.say("shut.no_more", language)
    key = "shut.lunch" if status.reason == "lunch" else "shut.opens"
    return words.say(key, language, when=moment(status.opens_next, status.at, language))


def _holiday(status: Status, which: Holiday, language: Language) -> str:
    facts = {
        "date": day(status.at.date(), language),
        "holiday": holiday(which, language),
    }
    if status.state == "open":
        return _open(status, language)
    if status.state == "unknown":
        return words.say("unsure.holiday", language, **facts)
    if status.opens_next is None:
        return words.say("shut.holiday", language, **facts)
    when = moment(status.opens_next, status.at, language)
    return words.say("shut.holiday_opens", language, when=when, **facts)


def _notice(status: Status, language: Language) -> str:
    if status.closure is None or status.until is None:
        return words.say("shut.no_more", language)
    return words.say(
        "shut.notice",
        language,
        date=day(status.until.date(), language),
        time=clock(status.until, language),
        notice=status.closure.notice.of(language) or "",
    )
