import pytest

from tests import handmade_places


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory):
    return handmade_places.read(tmp_path_factory.mktemp("places"))
