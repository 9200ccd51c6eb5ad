"""The server starts, says where it is, and stops cleanly."""

import json
import signal
import time
import urllib.request

import pytest

from tests.journeys.conftest import started

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGTERM])
def test_the_server_prints_its_address_stops_cleanly_and_logs_no_question(
    environment, way
):
    before = time.monotonic()
    process, address = started(environment)
    with urllib.request.urlopen(f"{address}/readyz") as answer:
        assert json.load(answer)["status"] == "ready"
    assert time.monotonic() - before < 10
    urllib.request.urlopen(f"{address}/en/results?q=K1A+0B1").read()
    process.send_signal(way)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "Traceback" not in out + err
    assert "K1A" not in out + err
