import pytest

from geomap import web
from geomap.config import Settings
from geomap.web.current import Current
from tests import handmade_shelf
from tests.web.conftest import NOON
from tests.web.locator import rich


@pytest.fixture(scope="session")
def rich_shelf(tmp_path_factory):
    return handmade_shelf.opened(tmp_path_factory.mktemp("rich"), rich.table())


@pytest.fixture(scope="session")
def rich_client(rich_shelf, gazetteer):
    current = Current(rich_shelf, gazetteer)
    return web.create_app(Settings(), current, clock=lambda: NOON).test_client()
