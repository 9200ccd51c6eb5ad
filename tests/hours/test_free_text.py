"""Free text about hours becomes OSM opening_hours, or is refused with a reason."""

import pytest

from geomap.hours import free_text, weekly
from geomap.model import issue

ENGLISH = {
    "M-F 8:30-4:30": "Mo-Fr 08:30-16:30",
    "Mon-Fri 9-5": "Mo-Fr 09:00-17:00",
    "MON-FRI 9AM TO 5PM": "Mo-Fr 09:00-17:00",
    "Mon-Fri: 0830-1630": "Mo-Fr 08:30-16:30",
    "Mon-Fri (9-5)": "Mo-Fr 09:00-17:00",
    "Mon. to Thurs. 9-5": "Mo-Th 09:00-17:00",
    "Weekdays 7:30 a.m. to 5 p.m.": "Mo-Fr 07:30-17:00",
    "Tue 1-4": "Tu 13:00-16:00",
    "Tue 1-4:30 pm": "Tu 13:00-16:30",
    "Tue 10-12:30": "Tu 10:00-12:30",
    "Mon-Fri 9 am - noon, 1 pm - 5 pm": "Mo-Fr 09:00-12:00,13:00-17:00",
    "Sun noon to midnight": "Su 12:00-24:00",
    "Between 9 and 5, Monday to Friday": "Mo-Fr 09:00-17:00",
    "9-5 Mon-Fri, 10-4 Sat": "Mo-Fr 09:00-17:00; Sa 10:00-16:00",
    "Monday to Friday 9 am to 4:30 pm; closed 12 pm to 1 pm": (
        "Mo-Fr 09:00-12:00,13:00-16:30"
    ),
    "Monday, Wednesday, Thursday and Friday 9 am to 4:30 pm": "Mo,We-Fr 09:00-16:30",
    "Every Tuesday and Thursday, 10:00 a.m. - 3:00 p.m.": "Tu,Th 10:00-15:00",
    "8:15 am - 4:30 pm, Monday to Friday, closed statutory holidays": (
        "Mo-Fr 08:15-16:30; PH off"
    ),
    "Monday to Friday from 8:30 to 4:30 except holidays": "Mo-Fr 08:30-16:30; PH off",
    "Mon-Fri and holidays 9-5": "Mo-Fr 09:00-17:00; PH 09:00-17:00",
    "Mon-Fri 9-5, closed Wed 12-1": (
        "Mo,Tu,Th,Fr 09:00-17:00; We 09:00-12:00,13:00-17:00"
    ),
    "Mon–Fri 9–5, Sat 10–2, Sun closed": "Mo-Fr 09:00-17:00; Sa 10:00-14:00",
    "Mon-Fri 9-5; Wed 9-8": "Mo,Tu,Th,Fr 09:00-17:00; We 09:00-20:00",
    "Mon-Fri 9-5 Sat by appointment": (
        'Mo-Fr 09:00-17:00; Sa unknown "by appointment"'
    ),
    "M-Th 8-5; F 8-noon": "Mo-Th 08:00-17:00; Fr 08:00-12:00",
    "Mon-Fri 0900h - 1600h": "Mo-Fr 09:00-16:00",
    "Mon 5-9": "Mo 17:00-21:00",
    "Every second Wednesday of the month 10-3": "We[2] 10:00-15:00",
    "Mon-Wed 10-8, Thurs-Fri 10-6, Sat-Sun 12-5": (
        "Mo-We 10:00-20:00; Th,Fr 10:00-18:00; Sa,Su 12:00-17:00"
    ),
    "24/7": "24/7",
    "Open 24 hours a day, 7 days a week": "24/7",
    "By appointment only": 'unknown "by appointment"',
    "Closed": "off",
    "First Tuesday of the month 10-2": "Tu[1] 10:00-14:00",
    "1st and 3rd Thu of month 10:00-15:00": "Th[1,3] 10:00-15:00",
    "Mon-Fri 9 am to 4 pm; opens at 11 am on the last Wednesday of the month": (
        "Mo-Fr 09:00-16:00; We[-1] 11:00-16:00"
    ),
    "Mon-Fri 9-5; July 1 - Aug 31: Mon-Fri 8-4": (
        "Mo-Fr 09:00-17:00; Jul 1-Aug 31 Mo-Fr 08:00-16:00"
    ),
    "2026-10-07, 10-21 09:30-15:00; closed for lunch 12:00-13:00": (
        "2026 Oct 7,2026 Oct 21 09:30-12:00,13:00-15:00"
    ),
    "Every other Tuesday 9 am to 4 pm, March 10 to April 7, 2026": (
        "2026 Mar 10,2026 Mar 24,2026 Apr 7 09:00-16:00"
    ),
}

FRENCH = {
    "Lun–ven 8 h 30 à 16 h 30, fermé de 12 h à 13 h": "Mo-Fr 08:30-12:00,13:00-16:30",
    "L-V 8h30-16h30": "Mo-Fr 08:30-16:30",
    "lun. - ven. : 8 h à midi et 13 h à 16 h": "Mo-Fr 08:00-12:00,13:00-16:00",
    "Le mar. 9 h à 16 h": "Tu 09:00-16:00",
    "Mar-Ven 9h-17h": "Tu-Fr 09:00-17:00",
    "Tous les jours de 8 h à minuit": "Mo-Su 08:00-24:00",
    "Fins de semaine de 10 h à 17 h": "Sa,Su 10:00-17:00",
    "Jours ouvrables : 8 h 30 - 16 h 30": "Mo-Fr 08:30-16:30",
    "Lundi au vendredi de 8h30 à 16h30, fermé les jours fériés": (
        "Mo-Fr 08:30-16:30; PH off"
    ),
    "Lundi, mardi et jeudi : 9 h à 17 h; mercredi : fermé; vendredi : 9 h à midi": (
        "Mo,Tu,Th 09:00-17:00; Fr 09:00-12:00"
    ),
    "Lundi 9h-17h Mercredi Fermé Jeudi 9h-17h": "Mo,Th 09:00-17:00",
    "8h30 à 12h00 et 13h00 à 16h30 du lundi au vendredi": (
        "Mo-Fr 08:30-12:00,13:00-16:30"
    ),
    "Le bureau est ouvert du lundi au vendredi, de 9 h à 17 h": "Mo-Fr 09:00-17:00",
    "Premier mardi du mois de 10 h à 14 h": "Tu[1] 10:00-14:00",
    "du 1er mai au 30 septembre, lundi au vendredi, 8 h 30 à 16 h 30": (
        "May 1-Sep 30 Mo-Fr 08:30-16:30"
    ),
    "20 oct. 2025-27 mars 2026 : lundi, mardi 8 h 30-16 h 30": (
        "2025 Oct 20-2026 Mar 27 Mo,Tu 08:30-16:30"
    ),
    "le premier et le troisième jeudi du mois de 9 h à 15 h": "Th[1,3] 09:00-15:00",
    "Ouvert du mardi au samedi, 10 h à 17 h, dimanche midi à 17 h": (
        "Tu-Sa 10:00-17:00; Su 12:00-17:00"
    ),
    "Lun. au jeu. 8h30 à 12h et 13h à 16h30 Ven. 8h30 à 12h": (
        "Mo-Th 08:30-12:00,13:00-16:30; Fr 08:30-12:00"
    ),
    "Sur rendez-vous seulement": 'unknown "by appointment"',
    "Ouvert 24 heures sur 24, 7 jours sur 7": "24/7",
    "Fermé": "off",
}

NOTATION = (
    "Mo-Fr 08:30-12:00,13:00-16:30; PH off",
    "Fr 18:00-26:00",
    "2026 Jun 17+ off; Mo-Fr 08:00-16:00",
    'Mo-Fr 08:00-12:00 "ring the bell"',
    "May 1-Sep 30 Mo-Fr 08:00-16:00; Oct-Apr Mo 09:00-12:00",
)


@pytest.mark.parametrize(("text", "osm"), (ENGLISH | FRENCH).items())
def test_a_text_is_read_and_the_library_accepts_it(text, osm):
    read = free_text.read(text)

    assert read.osm == osm
    assert weekly.is_valid(osm)
    assert read.code is None


@pytest.mark.parametrize("osm", NOTATION)
def test_notation_is_kept_in_meaning(osm):
    read = free_text.read(osm)

    assert read.osm is not None
    assert weekly.is_valid(read.osm)
    assert weekly.tidy(read.osm) == read.osm


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Mon-Fri 10:00-15:00 AT", "AT"),
        ("Mon-Fri 8:30 a.m. to 4:30 p.m. (MST)", "MST"),
        ("Mon-Fri 08:30-16:00 (book at 555-555-0100)", "book at 555-555-0100"),
        ("Hail estimating: Mon-Fri 9-5", "Hail estimating"),
        ("Mon-Fri 9-5, by appointment", "by appointment"),
        ("Lun-ven 8 h à 16 h (HNE)", "HNE"),
    ],
)
def test_what_the_notation_cannot_say_becomes_the_note(text, note):
    assert free_text.read(text).note == note


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("22:00-20:00", "20:00-22:00"),
        ("Mon-Fri 4:30pm-8:30am", "08:30-16:30"),
        ("Mon-Fri 09:00-05:00", "09:00-17:00"),
        ("Lun-ven 8 h à 4 h", "08:00-16:00"),
        ("Mon-Fri 00:00-00:00", "00:00-24:00"),
    ],
)
def test_closing_before_opening_is_h502_with_what_was_meant(text, suggestion):
    read = free_text.read(text)

    assert (read.osm, read.code, read.suggestion) == (None, "H502", suggestion)


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("Mon-Fri flexible", "Mon-Fri ▸flexible"),
        ("Mon-Fri 25:00-26:00", "Mon-Fri ▸25:00-26:00"),
        ("8:15 am - 4:30 pm", "Mo-Fr 08:15-16:30"),
        ("Mon-Fri 9-5 (summer 8-4)", "Mon-Fri 9-5 (▸summer 8-4)"),
    ],
)
def test_what_is_not_understood_is_h501_and_says_where(text, suggestion):
    read = free_text.read(text)

    assert (read.osm, read.code, read.suggestion) == (None, "H501", suggestion)
    assert read.note == text


@pytest.mark.parametrize(
    "text",
    [
        "Fridays closed",
        "Mon-Fri 9-5, 12-1 closed",
        "Dec 24 9-12; Mon-Fri 9-5",
        "Tue 2026-10-06 to 2027-03-30 and Thu 2026-10-01 10:00-15:00",
        "Every other Tuesday 9-4",
        "Every other Tuesday 9-4, March 10 to March 18, 2026",
        "Wednesday (closed holidays) 9-5",
        "Mon-Fri 9-5 (10-4 Fridays)",
        "Feb 30 9-5",
        "Fri 7-9",
        "Mon-Mon 9-5",
        "Mon-Fri 9-5, Wed until 8",
        "Temporarily closed",
        "Closed until further notice",
        "May",
        "",
        "   ",
    ],
)
def test_an_ambiguous_text_is_never_guessed(text):
    assert free_text.read(text).code == "H501"


@pytest.mark.parametrize(
    "text",
    [
        "9" * 5_000,
        "Mon-" * 1_250,
        "(" * 5_000,
        "((9)" * 1_250,
        "Mo " * 1_666,
        "9-5 " * 1_250,
        "2026-10-07, " * 416,
        "a m " * 1_250,
        '"' * 5_000,
        "every " * 833,
        "1st and " * 625,
        "Mon 9-5; " * 555,
        "closed " * 714,
        "08:00-09:00," * 416,
        "x" * 5_001,
        "\x00" * 5_000,
        "Mo-Fr 08:00-12:00 " + "[" * 900,
    ],
)
# A guard against running away, not a measure: bench measures.
@pytest.mark.timeout(60)
def test_hostile_text_is_answered(text):
    read = free_text.read(text)

    assert (read.osm is None) == (read.code in ("H501", "H502"))


def test_the_codes_are_in_the_catalogue():
    assert {"H501", "H502"} <= set(issue.catalogue())
