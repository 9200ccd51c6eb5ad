"""Hours in words, for people, in English and in French."""

import tomllib
from functools import cache
from importlib import resources

from geomap.hours import weekly
from geomap.hours.reading import Unread
from geomap.hours.rule import HOLIDAY, MIDNIGHT, NOON, Day, Rule, Span, Times, day_runs
from geomap.model.schema import Language

_NO_BREAK = "\N{NO-BREAK SPACE}"


def lines(osm: str, language: Language) -> tuple[str, ...]:
    """Return OSM opening_hours as lines to read; unusual notation is left as it is.

    >>> [
    ...     line.replace("\N{NO-BREAK SPACE}", " ")
    ...     for line in lines("Mo 09:00-16:30", "fr")
    ... ]
    ['Lundi : 9 h à 16 h 30']
    """
    try:
        rules = weekly.canonical(weekly.rules(osm))
    except Unread:
        return (osm,)
    if weekly.written(rules) == "24/7":
        return (_say("phrase.always", language),)
    return tuple(_capital(_line(rule, language)) for rule in rules)


def clock(minutes: int, language: Language) -> str:
    r"""Return minutes after midnight as a time of day.

    >>> clock(510, "en"), clock(510, "fr"), clock(960, "fr")
    ('8:30\xa0am', '8\xa0h\xa030', '16\xa0h')
    """
    if minutes > MIDNIGHT:
        same = clock(minutes - MIDNIGHT, language)
        return _say("phrase.next_day", language, time=same)
    if minutes in (0, MIDNIGHT):
        return _say("phrase.midnight", language)
    hour, minute = divmod(minutes, 60)
    return _french(hour, minute) if language == "fr" else _english(hour, minute)


def day(code: str, language: Language) -> str:
    """Return the name of a day of the week, by its code.

    >>> day("Mo", "en"), day("Mo", "fr")
    ('Monday', 'lundi')
    """
    return _say(f"day.{code}", language)


def _line(rule: Rule, language: Language) -> str:
    if rule == Rule(days=(HOLIDAY,), state="off"):
        return _say("phrase.holidays_off", language)
    when = ", ".join(part for part in _when(rule, language) if part)
    what = _what(rule, language)
    if not when:
        return what
    return _say("phrase.line", language, when=when, times=what)


def _what(rule: Rule, language: Language) -> str:
    if rule.state != "open":
        return _say(f"phrase.{rule.state}", language)
    return _times(rule.times, language)


def _times(times: Times, language: Language) -> str:
    if times == ((0, MIDNIGHT),):
        return _say("phrase.all_day", language)
    return ", ".join(
        _say(
            "phrase.times",
            language,
            opens=clock(opens, language),
            closes=clock(closes, language),
        )
        for opens, closes in times
    )


def _english(hour: int, minute: int) -> str:
    half = "am" if hour * 60 < NOON else "pm"
    shown = f"{hour % 12 or 12}" + (f":{minute:02d}" if minute else "")
    return f"{shown}{_NO_BREAK}{half}"


def _french(hour: int, minute: int) -> str:
    shown = f"{hour}{_NO_BREAK}h"
    return f"{shown}{_NO_BREAK}{minute:02d}" if minute else shown


def _when(rule: Rule, language: Language) -> tuple[str, str]:
    dates = ", ".join(_span(span, language) for span in rule.dates)
    return dates, _days(rule.days, language)


def _days(days: tuple[str, ...], language: Language) -> str:
    parts = [_run(run, language) for run in day_runs(days)]
    parts += [_named(day, language) for day in days if "[" in day or day == HOLIDAY]
    return ", ".join(parts)


def _run(run: tuple[str, ...], language: Language) -> str:
    first, last = (_say(f"day.{day}", language) for day in (run[0], run[-1]))
    if first == last:
        return first
    return _say("phrase.range", language, first=first, last=last)


def _named(day: str, language: Language) -> str:
    if day == HOLIDAY:
        return _say("day.PH", language)
    counts = day[3:-1].split(",")
    named = [_say(f"nth.{count}", language) for count in counts]
    nth = ", ".join(named[:-1])
    nth = _say("phrase.and", language, first=nth, last=named[-1]) if nth else named[0]
    return _say("phrase.nth", language, nth=nth, day=_say(f"day.{day[:2]}", language))


def _span(span: Span, language: Language) -> str:
    first = _date(span.start, language)
    if span.is_endless:
        return _say("phrase.from", language, first=first)
    if span.end is None:
        return first
    joined = "phrase.range" if span.end.day else "phrase.months"
    return _say(joined, language, first=first, last=_date(span.end, language))


def _date(day: Day, language: Language) -> str:
    month = _say(f"month.{day.month}", language)
    year = str(day.year) if day.year else ""
    if not day.day:
        return f"{month} {year}".strip()
    if language == "en":
        return f"{month} {day.day}" + (f", {year}" if year else "")
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}{_NO_BREAK}{month} {year}".strip()


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]


def _say(key: str, language: Language, **facts: str) -> str:
    group, _, name = key.partition(".")
    return _words()[group][name][language].format(**facts)


@cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    file = resources.files("geomap.hours").joinpath("words.toml")
    return tomllib.loads(file.read_text("utf-8"))
