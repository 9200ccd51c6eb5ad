from datetime import date

import pytest

from geomap.i18n import formats

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("metres", "language", "expected"),
    [
        (1_234, "en", f"1.2{NBSP}km"),
        (1_234, "fr", f"1,2{NBSP}km"),
        (347, "en", f"350{NBSP}m"),
        (3, "fr", f"10{NBSP}m"),
        (996, "en", f"1.0{NBSP}km"),
        (12_345, "en", f"12{NBSP}km"),
        (1_160_000, "fr", f"1{NBSP}160{NBSP}km"),
        (1_160_000, "en", f"1,160{NBSP}km"),
    ],
)
def test_a_distance_is_written_as_the_language_does(metres, language, expected):
    assert formats.distance(metres, language) == expected


def test_a_coarse_position_gives_an_approximate_distance():
    assert formats.distance(12_345, "en", radius=5_000) == f"about 12{NBSP}km"
    assert formats.distance(12_345, "fr", radius=5_000) == f"environ 12{NBSP}km"


@pytest.mark.parametrize(
    ("radius", "english", "french"),
    [
        (4_000, f"within 4{NBSP}km", f"à moins de 4{NBSP}km"),
        (7_600, f"within 8{NBSP}km", f"à moins de 8{NBSP}km"),
        (8_001, f"within 9{NBSP}km", f"à moins de 9{NBSP}km"),
        (301, f"within 310{NBSP}m", f"à moins de 310{NBSP}m"),
    ],
)
def test_nearer_than_its_own_uncertainty_it_is_within_it(radius, english, french):
    assert formats.distance(20, "en", radius=radius) == english
    assert formats.distance(20, "fr", radius=radius) == french
    assert formats.away(20, "en", radius=radius) == english
    assert formats.away(20, "fr", radius=radius) == french


def test_how_far_away_is_said_around_the_distance():
    assert formats.away(1_234, "en") == f"1.2{NBSP}km away"
    assert formats.away(12_345, "fr", radius=5_000) == f"à environ 12{NBSP}km"


def test_a_small_uncertainty_leaves_a_larger_distance_as_it_is():
    assert formats.distance(1_234, "en", radius=250) == f"1.2{NBSP}km"


@pytest.mark.parametrize(
    ("day", "language", "expected"),
    [
        ("2026-11-23", "en", f"23{NBSP}November 2026"),
        ("2026-11-23", "fr", f"23{NBSP}novembre 2026"),
        (date(2026, 7, 1), "fr", f"1er{NBSP}juillet 2026"),
        ("2026-07-01T10:00:00Z", "en", f"1{NBSP}July 2026"),
        ("2021-06", "fr", "juin 2021"),
        ("2021", "en", "2021"),
    ],
)
def test_a_date_is_written_in_words(day, language, expected):
    assert formats.date(day, language) == expected


def test_a_list_ends_with_and():
    assert formats.joined(["a", "b", "c"], "en") == "a, b and c"
    assert formats.joined(["a", "b"], "fr") == "a et b"
    assert formats.joined(["a"], "fr") == "a"


@pytest.mark.parametrize(
    ("unit", "english", "french"),
    [
        ("300", "1 Main St, unit 300", "1 Main St, bureau 300"),
        ("T190", "1 Main St, unit T190", "1 Main St, bureau T190"),
        ("B", "1 Main St, unit B", "1 Main St, bureau B"),
        ("2, Lower", "1 Main St, unit 2, Lower", "1 Main St, bureau 2, Lower"),
        ("2nd floor", "1 Main St, 2nd floor", "1 Main St, 2nd floor"),
        ("2e étage", "1 Main St, 2e étage", "1 Main St, 2e étage"),
        ("Block D", "1 Main St, Block D", "1 Main St, Block D"),
    ],
)
def test_a_unit_has_one_word_for_it(unit, english, french):
    assert formats.with_unit("1 Main St", unit, "en") == english
    assert formats.with_unit("1 Main St", unit, "fr") == french


def test_a_unit_is_not_hidden_by_a_number_that_holds_its_digits():
    assert formats.with_unit("1500 Main St", "500", "en") == "1500 Main St, unit 500"
