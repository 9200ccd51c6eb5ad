import pytest

from geomap.places import names


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("Trois-Rivières", "TROIS RIVIERES"),
        ("Sainte-Anne-de-Bellevue", "Ste. Anne de Bellevue"),
        ("St. John's", "Saint Johns"),
        ("St. John's", "St. John’s"),
        ("Saint-Jérôme", "st-jerome"),
        ("Ft. Smith", "Fort Smith"),
        ("Łutselk'e", "Lutselke"),
        ("Whatì", "whati"),
        ("Délı̨nę", "Deline"),
        ("L'Assomption", "LAssomption"),
    ],
)
def test_spellings_of_one_name_fold_to_the_same(written, same):
    assert names.fold(written) == names.fold(same)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Saint John", "St. John's"),
        ("Sainte-Anne", "Saint-Anne"),
        ("Grand Falls", "Grande-Sault"),
    ],
)
def test_different_names_stay_different(one, other):
    assert names.fold(one) != names.fold(other)


def test_city_of_is_not_part_of_the_name():
    assert names.without_prefix(names.fold("City of North Bay")) == "north bay"
    assert names.without_prefix(names.fold("Ville de Québec")) == "quebec"
