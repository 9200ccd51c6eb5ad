"""Accents, ligatures and case put aside, whatever the letters."""

import pytest

from geomap.finding import listing, wording
from geomap.i18n import letters
from geomap.places import names
from geomap.web import slugs


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("MONTRÉAL", "montreal"),
        ("Cœur", "coeur"),
        ("Łutsel", "lutsel"),
        ("Kátł'odeeche", "katl'odeeche"),
        ("e\u0301te\u0301", "ete"),
        ("ᐃᖃᓗᐃᑦ", "ᐃᖃᓗᐃᑦ"),
        ("", ""),
    ],
)
def test_letters_are_plain(text, plain):
    assert letters.plain(text) == plain


def test_places_tasks_lists_and_addresses_read_letters_alike():
    name = "Đŋœł"
    folds = (names.fold, wording.key, listing.key, slugs.slug)
    assert {fold(name) for fold in folds} == {"dnoel"}
