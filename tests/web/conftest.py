import pytest

from geomap import web
from geomap.config import Settings
from geomap.web.current import Current
from tests import handmade_places, handmade_shelf

# 23 November 2026, noon.
NOON = 1_795_435_200.0


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory):
    return handmade_places.read(tmp_path_factory.mktemp("places"))


@pytest.fixture(scope="session")
def shelf(tmp_path_factory):
    return handmade_shelf.opened(tmp_path_factory.mktemp("shelf"))


@pytest.fixture(scope="session")
def app(shelf, gazetteer):
    return web.create_app(Settings(), Current(shelf, gazetteer), clock=lambda: NOON)


@pytest.fixture
def client(app):
    return app.test_client()
