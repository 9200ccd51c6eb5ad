import logging


def test_the_log_tells_what_was_answered_but_not_what_was_asked(client, caplog):
    caplog.set_level(logging.INFO, logger="geomap.access")
    client.get("/en/results?q=K1A+0B1&near=45.42,-75.70")
    line = caplog.records[-1].getMessage()
    assert line.startswith("GET /en/results 200 ")
    assert "K1A" not in caplog.text
    assert "45.42" not in caplog.text


def test_a_line_break_in_an_address_does_not_start_a_line_of_the_log(client, caplog):
    caplog.set_level(logging.INFO, logger="geomap.access")
    client.get("/en/x%0AGET /forged 200")
    assert "\n" not in caplog.records[-1].getMessage()
