"""What holds for every text: nothing raises, and what was read reads as itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.ingest.normalize import (
    address,
    coordinate,
    date,
    kind,
    languages,
    offers,
    phone,
    postal_code,
    province,
    text,
    web,
    yesno,
)
from geomap.ingest.normalize.reading import Reading

READERS = {
    "text": text.read,
    "clean": text.clean,
    "postal_code": postal_code.read,
    "province": province.read,
    "phone": phone.read,
    "url": web.url,
    "email": web.email,
    "languages": languages.read,
    "coordinate": coordinate.read,
    "kind": kind.read,
    "services": offers.read,
    "date": date.read,
    "yesno": yesno.read,
}
_PIECES = """
123 400- # Suite bureau Main rue St. Street boul. , ; - / ½ Québec QC K1A 0B1 PO Box
C.P. RR 2e étage Hwy 97 N O. GD poste x28 613-555-0123 1-800
<b> </b> &amp; &lt; &amp;lt; Ã© Â \u00a0 \u200b \u202e = @ http:// www.a.ca ?utm_a=b % é
E\u0301 janvier 2018
01/02/2018 ° ' W 45,5 1e5 nan anglais and et en MC DE L'ÎLE VILLE
"""
PIECES = st.lists(st.sampled_from(_PIECES.replace("\n", " ").split(" ")), max_size=12)
TEXTS = st.one_of(st.text(max_size=300), PIECES.map(" ".join), PIECES.map("".join))
LONG = """
a|  |<|&amp;|&amp|=|1 |é|Ã©|e\u0301|1-|a.|a@|,|<a|x1|http://|K1|'|St |rue de |\u0301|fr 
""".strip("\n").split("|")  # noqa: W291


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=60, deadline=None)
@given(written=TEXTS)
def test_what_was_read_reads_as_itself(name, written):
    read = READERS[name]
    reading = read(written)
    assert isinstance(reading, Reading)
    if reading.value is not None:
        assert read(reading.value).value == reading.value


@pytest.mark.parametrize("language", ["en", "fr"])
@settings(max_examples=120, deadline=None)
@given(written=TEXTS)
def test_a_tidied_address_is_tidy(language, written):
    line = address.read(written, language).line
    if line is not None:
        assert address.read(line, language).line == line


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("unit", LONG)
# A guard against running away, not a measure: bench measures.
@pytest.mark.timeout(60)
def test_five_thousand_signs_are_read(name, unit):
    written = (unit * 5000)[:5000]
    assert isinstance(READERS[name](written), Reading)
    assert address.read(written).line != ""
