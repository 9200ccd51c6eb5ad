"""The catalogue in a real PostgreSQL: the same verbs, the same guarantees."""

import threading
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from geomap import publishing
from geomap.errors import Conflict, ShelfError, UserError
from geomap.store import closures, database, reports, tables
from geomap.store.shelf import Shelf
from tests.faults import steps
from tests.store import postgresql, shelves, test_closures, test_reports
from tests.store.shelves import NOW, WHO

pytestmark = pytest.mark.database


@pytest.fixture(scope="module")
def server():
    with postgresql.server() as url:
        yield url


@pytest.fixture
def url(server, request):
    """A database of its own for each test."""
    name = f"t{abs(hash(request.node.name))}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.replace("/postgres", f"/{name}")


@pytest.fixture
def shelf(url, tmp_path):
    return opened(url, tmp_path)


def opened(url, folder) -> Shelf:
    shelf = Shelf.open(folder / "home", database_url=url)
    sources = [shelves.source(), shelves.source("qc/city")]
    publishing.declare(shelf, sources, by=WHO, now=NOW)
    return shelf


def names(shelf: Shelf) -> list[str]:
    return shelf.snapshot().directory.locations["name_en"].tolist()


def test_publish_restore_and_withdraw_work_the_same(shelf, url, tmp_path):
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    second = shelves.published(shelf, shelves.directory("Perth"), tmp_path)
    assert second.number == 2
    assert second.publisher == {
        "en": "Counters of Ontario",
        "fr": "Comptoirs de l'Ontario",
    }
    assert names(opened(url, tmp_path)) == ["Perth"]
    publishing.restore(shelf, "on/counters", 1, by=WHO, now=NOW)
    assert names(opened(url, tmp_path)) == ["Cornwall"]
    publishing.withdraw(shelf, "on/counters", by=WHO, now=NOW)
    assert names(opened(url, tmp_path)) == []
    publishing.verify_audit(shelf)


def test_the_migrations_make_exactly_the_declared_tables(shelf):
    with shelf.reading() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, tables.METADATA) == []


def test_of_two_publishers_of_one_source_exactly_one_wins(shelf, url, tmp_path):
    waiting = [
        shelves.approved(shelf, shelves.directory(name), tmp_path).id
        for name in ("Cornwall", "Perth")
    ]
    barrier = threading.Barrier(2)

    def publish(submission_id) -> str:
        mine = Shelf.open(tmp_path / "home", database_url=url)
        barrier.wait()
        try:
            publishing.publish(mine, submission_id, by=WHO, now=NOW)
        except Conflict as error:
            return error.key
        return "published"

    with ThreadPoolExecutor(2) as threads:
        said = sorted(threads.map(publish, waiting))
    assert said == ["published", "shelf.base_moved"]
    assert len(shelf.versions("on/counters")) == 1
    publishing.verify_audit(shelf)


def test_publishers_of_two_sources_lose_no_update(shelf, url, tmp_path):
    def publish(source_id) -> int:
        mine = Shelf.open(tmp_path / "home", database_url=url)
        for number in range(6):
            made = shelves.directory(f"{source_id} {number}", source_id=source_id)
            shelves.published(mine, made, tmp_path)
        return len(mine.versions(source_id))

    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(publish, ("on/counters", "qc/city"))) == [6, 6]
    assert names(shelf) == ["on/counters 5", "qc/city 5"]
    publishing.verify_audit(shelf)


def test_a_writer_that_waits_too_long_is_told(url, tmp_path, monkeypatch):
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.2)
    shelf = opened(url, tmp_path)
    waiting = shelves.approved(shelf, shelves.directory("Cornwall"), tmp_path)
    with shelf.writing(), pytest.raises(ShelfError, match=r"shelf\.locked"):
        publishing.publish(shelf, waiting.id, by=WHO, now=NOW)
    assert publishing.publish(shelf, waiting.id, by=WHO, now=NOW).number == 1


def test_a_crash_at_any_step_of_publishing_loses_nothing(shelf, url, tmp_path):
    shelves.published(shelf, shelves.directory("V1"), tmp_path)
    code, at = steps.CRASHED, 0
    while code == steps.CRASHED:
        at += 1
        waiting = shelves.approved(shelf, shelves.directory(f"V{at + 1}"), tmp_path)

        def work(waiting=waiting, at=at) -> bytes:
            mine = Shelf.open(tmp_path / "home", database_url=url)
            with steps.failing(mine, "crash", at):
                version = publishing.publish(mine, waiting.id, by=WHO, now=NOW)
                return str(version.number).encode()

        code, said = steps.in_child(work)
        assert code in (0, steps.CRASHED), said.decode()
        fresh = Shelf.open(tmp_path / "home", database_url=url)
        assert names(fresh) in [[f"V{at}"], [f"V{at + 1}"]]
        assert not said or names(fresh) == [f"V{at + 1}"]
        # Done again, it is done once.
        version = publishing.publish(fresh, waiting.id, by=WHO, now=NOW)
        assert version.number == at + 1
    assert at > 5
    publishing.verify_audit(shelf)


def test_reports_are_kept_answered_and_their_senders_forgotten(shelf, tmp_path):
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    reports.keep(shelf, test_reports.report(), test_reports.EMAIL, NOW)
    assert reports.listed(shelf, source_id="on/counters") == (test_reports.report(),)
    assert reports.email_of(shelf, "7K3M-9Q2X") == test_reports.EMAIL
    reports.answer(shelf, "7K3M-9Q2X", "Done", by=WHO, now=NOW)
    assert reports.email_of(shelf, "7K3M-9Q2X") is None
    publishing.verify_audit(shelf)


def test_closures_are_kept_and_ended(shelf):
    made = closures.add(shelf, test_closures.closure())
    assert closures.listed(shelf) == (made,)
    ended = closures.end(shelf, made.id, by=WHO, now=NOW)
    assert closures.listed(shelf) == (ended,)
    publishing.verify_audit(shelf)


def test_tampering_is_found(shelf, url, tmp_path):
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    with psycopg.connect(url) as connection:
        connection.execute("UPDATE audit SET who = 'nobody' WHERE seq = 3")
    with pytest.raises(UserError, match=r"shelf\.audit_broken") as raised:
        publishing.verify_audit(shelf)
    assert raised.value.facts == {"entry": 3}


def test_the_public_is_served_while_the_database_is_away(tmp_path):
    with postgresql.server() as url:
        shelf = opened(url, tmp_path)
        shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
        shelf.snapshot()
    with pytest.raises(ShelfError, match=r"shelf\.catalogue"):
        shelf.active()
    fresh = Shelf.open(tmp_path / "home", database_url=url)
    assert names(fresh) == ["Cornwall"]
    assert fresh.alarm.key == "shelf.catalogue"


def test_a_backup_is_left_to_postgresql_s_own_tools(shelf, tmp_path):
    with pytest.raises(UserError, match=r"shelf\.backup_elsewhere"):
        publishing.back_up(shelf, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
