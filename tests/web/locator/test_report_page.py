"""Reporting a mistake: no account, no script, no way in for another site (U48)."""

import html
import re

import pytest

from geomap import web
from geomap.config import Settings
from geomap.store import reports
from geomap.web.current import Current
from tests import handmade_shelf
from tests.web.conftest import NOON

FORM = "/en/report/ca/counters/1"
OURS = {"Sec-Fetch-Site": "same-origin"}
FILLED = {"subject": "hours", "text": "It closes at noon.", "email": "", "website": ""}


class Clock:
    now = NOON

    def __call__(self):
        return self.now


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    return handmade_shelf.opened(tmp_path_factory.mktemp("reports"))


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def client(shelf, gazetteer, clock):
    app = web.create_app(Settings(), Current(shelf, gazetteer), clock=clock)
    return app.test_client()


def sign(client, form=FORM):
    return re.search(r'name="sign" value="([^"]*)"', client.get(form).text).group(1)


def test_a_report_reaches_its_source_with_the_record_and_the_version(client, shelf):
    sent = client.post(
        FORM, data={**FILLED, "email": "someone@example.ca"}, headers=OURS
    )
    assert sent.status_code == 303
    page = client.get(sent.headers["Location"])
    number = re.search(r'class="number">([0-9A-Z]{4}-[0-9A-Z]{4})<', page.text).group(1)
    assert sent.headers["Location"] == f"/en/reported/{number}"
    assert "Office of ca/counters" in page.text
    kept = reports.one(shelf, number)
    assert (kept.location_id, kept.source_id) == ("ca/counters/1", "ca/counters")
    assert (kept.version, kept.subject, kept.language) == (1, "hours", "en")
    assert kept.text == "It closes at noon."
    assert re.fullmatch(r"[0-9a-f]{64}", kept.record_sha256)
    assert reports.email_of(shelf, number) == "someone@example.ca"


def test_the_page_of_a_report_tells_its_state_and_answer_but_not_its_words(
    client, shelf, clock
):
    sent = client.post("/fr/signaler/ca/counters/1", data=FILLED, headers=OURS)
    path = sent.headers["Location"]
    assert path.startswith("/fr/signalements/")
    page = client.get(path)
    assert "Merci. Votre signalement a été reçu" in page.text
    assert "It closes at noon." not in page.text
    assert page.headers["Cache-Control"] == "no-store"
    number = path.rpartition("/")[2]
    from geomap.web import today

    with client.application.app_context():
        moment = today.moment()
    reports.answer(shelf, number, "Corrigé <b>hier</b>", by="x", now=moment)
    told = client.get(path).text
    assert "Réponse donnée" in told
    assert "Corrigé &lt;b&gt;hier&lt;/b&gt;" in told
    assert client.get("/en/reported/0000-0000").status_code == 404
    assert client.get(f"/en/reported/{number.lower()}").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
def test_a_form_of_another_site_is_refused_whatever_it_holds(client, shelf, headers):
    before = len(reports.listed(shelf))
    data = {**FILLED, "sign": sign(client)}
    answer = client.post(FORM, data=data, headers=headers)
    assert answer.status_code == 400
    assert "sent from another website" in answer.text
    assert len(reports.listed(shelf)) == before


def test_a_browser_that_does_not_say_whence_needs_the_sign_of_the_form(client, clock):
    assert client.post(FORM, data=FILLED).status_code == 400
    other = sign(client, "/en/report/ca/counters/4")
    assert client.post(FORM, data={**FILLED, "sign": other}).status_code == 400
    mine = sign(client)
    forged = f"{mine[:-1]}{'0' if mine[-1] != '0' else '1'}"
    assert client.post(FORM, data={**FILLED, "sign": forged}).status_code == 400
    assert client.post(FORM, data={**FILLED, "sign": mine}).status_code == 303
    clock.now += 25 * 3_600
    late = client.post(FORM, data={**FILLED, "sign": mine})
    assert late.status_code == 400
    assert "Nothing is lost" in late.text
    assert "It closes at noon.</textarea>" in late.text


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"subject": ""}, "Choose what is wrong"),
        ({"subject": "nonsense"}, "Choose what is wrong"),
        ({"subject": "other", "text": " \r\n "}, "Say what is wrong"),
        ({"text": "x" * 1_001}, "Use 1,000 characters or fewer"),
        ({"email": "not an address"}, "Enter an e-mail address"),
        ({"email": "a@b.ca\nBcc: c@d.ca"}, "Enter an e-mail address"),
        ({"website": "https://spam.example"}, "must stay empty"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_is_lost(client, shelf, changed, told):
    before = len(reports.listed(shelf))
    data = {**FILLED, **changed}
    page = client.post(FORM, data=data, headers=OURS)
    assert page.status_code == 400
    assert told in page.text
    assert "<title>Error: Report a mistake" in page.text
    assert 'role="alert"' in page.text
    if len(data["text"].strip()) > 0:
        assert f"{html.escape(data['text'])}</textarea>" in page.text
    assert len(reports.listed(shelf)) == before


def test_a_thousand_signs_fit_however_lines_are_broken(client):
    text = "\r\n".join(["x" * 99] * 10)
    assert (
        client.post(FORM, data={**FILLED, "text": text}, headers=OURS).status_code
        == 303
    )


def test_markup_in_a_report_is_text(client, shelf):
    evil = "</textarea><script>window.__x=1</script>"
    page = client.post(FORM, data={**FILLED, "subject": "", "text": evil}, headers=OURS)
    assert "<script>window" not in page.text


def test_a_sixth_report_within_the_hour_is_one_too_many(client):
    asks = {"REMOTE_ADDR": "203.0.113.9"}
    codes = [
        client.post(FORM, data=FILLED, headers=OURS, environ_base=asks).status_code
        for _ in range(6)
    ]
    assert codes == [303] * 5 + [429]
    assert client.get(FORM, environ_base=asks).status_code == 200
    other = {"REMOTE_ADDR": "203.0.113.10"}
    sent = client.post(FORM, data=FILLED, headers=OURS, environ_base=other)
    assert sent.status_code == 303


def test_a_location_nobody_knows_has_no_form(client):
    assert client.get("/en/report/ca/counters/99").status_code == 404
    assert client.post("/en/report/x/y/z", data=FILLED, headers=OURS).status_code == 404


def test_every_page_of_a_location_leads_to_its_form_in_its_language(client):
    page = client.get("/fr/bureaux/ca/counters/1/comptoir-d-ottawa").text
    assert 'href="/fr/signaler/ca/counters/1"' in page
    assert "Signaler une erreur" in page
    form = client.get("/fr/signaler/ca/counters/1").text
    assert 'href="/en/report/ca/counters/1" lang="en"' in form
    assert 'method="post"' in form
