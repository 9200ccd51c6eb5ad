import pytest

from geomap.i18n.prepositions import after_de

NAMES = {
    "Ottawa": "d'Ottawa",
    "Québec": "de Québec",
    "Montréal": "de Montréal",
    "Edmonton": "d'Edmonton",
    "Iqaluit": "d'Iqaluit",
    "Yellowknife": "de Yellowknife",
    "Yamachiche": "de Yamachiche",
    "Halifax": "de Halifax",
    "Hamilton": "de Hamilton",
    "Hearst": "de Hearst",
    "Hull": "de Hull",
    "Havre-Saint-Pierre": "de Havre-Saint-Pierre",
    "Hébertville": "d'Hébertville",
    "Hérouxville": "d'Hérouxville",
    "Huberdeau": "d'Huberdeau",
    "Honfleur": "d'Honfleur",
    "Hemmingford": "de Hemmingford",
    "Le Bic": "du Bic",
    "Les Escoumins": "des Escoumins",
    "Les Îles-de-la-Madeleine": "des Îles-de-la-Madeleine",
    "Grand Sudbury (Ontario)": "du Grand Sudbury (Ontario)",
    "Grand-Sault": "de Grand-Sault",
    "La Malbaie": "de La Malbaie",
    "L'Ancienne-Lorette": "de L'Ancienne-Lorette",
    "L'Île-Bizard": "de L'Île-Bizard",
    "Îles-de-la-Madeleine": "d'Îles-de-la-Madeleine",
    "Écureuils": "d'Écureuils",
    "Oujé-Bougoumou": "d'Oujé-Bougoumou",
    "Uashat": "d'Uashat",
    "Whapmagoostui": "de Whapmagoostui",
    "The Pas": "de The Pas",
    "Leduc": "de Leduc",
    "Lester": "de Lester",
    "A1A 1A1": "de A1A 1A1",
    "K1A 0B1, Ottawa": "de K1A 0B1, Ottawa",
    "votre position": "de votre position",
}


@pytest.mark.parametrize(("name", "after"), NAMES.items())
def test_a_place_stands_after_de_as_french_writes_it(name, after):
    assert after_de(name) == after
