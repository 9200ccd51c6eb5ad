import pytest

from geomap.finding import tasks, wording
from geomap.model import vocabulary


def found(text):
    return tasks.find(wording.words(text))


def rest(text):
    return [wording.between(text, run) for run in found(text).rest]


@pytest.mark.parametrize(
    ("text", "services"),
    [
        ("renew health card", ("health-card",)),
        ("Renouveler ma carte d'assurance maladie", ("health-card",)),
        ("driver's license", ("drivers-licence",)),
        ("lost my SIN card", ("sin",)),
        ("passeport et NAS", ("passport", "sin")),
        ("EI maternity", ("ei",)),
        ("Ottawa", ()),
        ("12 Main Ave", ()),
    ],
)
def test_a_task_is_found_in_either_language(text, services):
    assert found(text).services == services


def test_what_is_not_the_task_is_left_over():
    assert rest("where can I get a fishing licence in Kamloops") == ["in Kamloops"]
    assert rest("permis de conduire à La Tuque") == ["à La Tuque"]
    assert rest("renew my passport") == []


def test_a_word_of_the_task_may_be_misspelt():
    text = "renew helth card Toronto"
    mended = tasks.find_mended(text, wording.words(text))
    assert mended.services == ("health-card",)
    assert mended.mended == (("helth", "health"),)


@pytest.mark.parametrize("code", vocabulary.terms("services"))
def test_every_service_is_found_by_its_own_names(code):
    term = vocabulary.terms("services")[code]
    for name in (term.en, term.fr):
        assert code in found(name).services, name
        assert found(name).is_whole or "(" in name, name


def test_services_begin_with_their_own_names_before_their_synonyms():
    assert tasks.starting(wording.words("pass"), 3)[0] == "passport"
    assert tasks.starting(wording.words("nex"), 9) == ("nexus",)
    assert tasks.starting((), 9) == ()
