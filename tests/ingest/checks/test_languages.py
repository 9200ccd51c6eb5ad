from geomap.ingest import pipeline
from tests.ingest.declared import rows, source


def told(names_en, names_fr):
    read = rows(EN=names_en, FR=names_fr, TOWN=["Cornwall"] * len(names_en))
    columns = {
        "location.name.en": "EN", "location.name.fr": "FR",
        "address.locality": "TOWN",
    }  # fmt: skip
    return pipeline.of_rows(read, source(columns=columns)).issues.of("T601")


def test_a_column_in_one_language_is_told_once_with_the_count():
    (one,) = told(["Elm", "Oak", "Pine"], [None, None, None])

    assert (one.row, one.column) == (None, "EN")
    assert one.facts == {"field": "location.name", "lang": "fr", "number": 3}


def test_a_text_that_lacks_what_others_have_is_told_of_its_row():
    (one,) = told(["Elm", "Oak"], ["Orme", None])

    assert (one.row, one.value) == (2, "Oak")
