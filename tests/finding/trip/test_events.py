import pytest

from geomap.finding.trip import events
from geomap.model.records import Text

EVENTS = "code,en,fr,plain_en,plain_fr\nbirth,A birth,Une naissance,It is.,Elle est.\n"
STEPS = (
    "event,service,provinces,why_en,why_fr,instead_en,instead_fr\n"
    "birth,health-card,,Everywhere.,Partout.,,\n"
    "birth,ei-maternity-parental,!QC,Not there.,Pas là.,QPIP.,RQAP.\n"
    "birth,vehicle-insurance,BC|SK,Public.,Public.,,\n"
)


@pytest.fixture
def birth(tmp_path):
    (tmp_path / "life_events.csv").write_text(EVENTS, "utf-8")
    (tmp_path / "life_event_services.csv").write_text(STEPS, "utf-8")
    return events.load(tmp_path)["birth"]


@pytest.mark.parametrize(
    ("province", "services"),
    [
        ("ON", ("health-card", "ei-maternity-parental")),
        ("QC", ("health-card",)),
        ("SK", ("health-card", "ei-maternity-parental", "vehicle-insurance")),
        (None, ("health-card", "ei-maternity-parental", "vehicle-insurance")),
    ],
)
def test_what_an_event_takes_depends_on_the_province(birth, province, services):
    assert birth.services_in(province) == services


def test_what_does_not_apply_is_said_with_what_does_instead(birth):
    assert birth.instead_in("QC") == (Text("QPIP.", "RQAP."),)
    assert birth.instead_in("ON") == ()


def test_each_service_says_why_it_is_there(birth):
    assert birth.why("health-card").of("fr") == "Partout."
    assert not birth.why("passport")


def test_there_may_be_no_events(tmp_path):
    assert events.load(tmp_path) == {}
