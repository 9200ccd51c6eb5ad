import time

from geomap import web
from geomap.config import Settings
from geomap.store.snapshots import CHECK_SECONDS
from geomap.web.current import Current
from tests.store import shelves


def test_a_process_that_answers_is_healthy(client):
    assert client.get("/healthz").json == {"status": "ok"}


def test_a_process_with_a_snapshot_is_ready(client, shelf):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json == {
        "status": "ready",
        "degraded": False,
        "snapshot": shelf.snapshot().id,
        "locations": 15,
    }


def test_an_empty_shelf_is_not_ready(tmp_path, gazetteer):
    app = web.create_app(Settings(), Current(shelves.opened(tmp_path), gazetteer))
    answer = app.test_client().get("/readyz")
    assert (answer.status_code, answer.json["status"]) == (503, "empty")


def test_a_shelf_that_is_out_of_reach_is_not_ready_and_the_page_says_so(
    tmp_path, gazetteer
):
    shelf = shelves.opened(tmp_path)
    for part in (tmp_path / "home").glob("catalogue.sqlite*"):
        part.unlink()
    (tmp_path / "home" / "catalogue.sqlite").write_bytes(b"not a database" * 100)
    client = web.create_app(Settings(), Current(shelf, gazetteer)).test_client()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json["status"]) == (503, "unavailable")
    page = client.get("/fr/")
    assert page.status_code == 503
    assert "Nous ne pouvons pas répondre pour l&#39;instant" in page.text


def test_an_alarm_is_told_while_the_last_good_data_serve(tmp_path, gazetteer):
    shelf = shelves.opened(tmp_path)
    shelves.published(shelf, shelves.directory("One"), tmp_path)
    client = web.create_app(Settings(), Current(shelf, gazetteer)).test_client()
    assert client.get("/readyz").json["degraded"] is False
    second = shelves.published(shelf, shelves.directory("One", "Two"), tmp_path)
    for stored in (tmp_path / "home" / "objects").rglob(f"*{second.sha256}*"):
        stored.chmod(0o600)
        stored.write_bytes(b"damaged")
    time.sleep(CHECK_SECONDS + 0.1)
    ready = client.get("/readyz").json
    assert (ready["degraded"], ready["locations"]) == (True, 1)
    assert "last good version" in client.get("/en/").text
