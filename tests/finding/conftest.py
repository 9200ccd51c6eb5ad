import pytest


@pytest.fixture(scope="session")
def gazetteer():
    return None
