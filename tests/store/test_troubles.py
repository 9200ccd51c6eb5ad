import errno
import re
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from geomap.errors import ShelfError
from geomap.store import troubles

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "shelf.full"),
        (errno.EDQUOT, "shelf.full"),
        (errno.EROFS, "shelf.not_writable"),
        (errno.EACCES, "shelf.not_writable"),
        (errno.EIO, "shelf.disk"),
    ],
)
def test_what_a_disk_raises_becomes_one_sentence(number, key):
    with pytest.raises(ShelfError) as raised, troubles.told():
        raise OSError(number, "as the system says it")
    assert raised.value.key == key
    assert raised.value.facts == {"reason": "as the system says it"}


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("database or disk is full", "shelf.full"),
        ("database is locked", "shelf.locked"),
        ("canceling statement due to lock timeout\nCONTEXT: x", "shelf.locked"),
        ("attempt to write a readonly database", "shelf.not_writable"),
        ("database disk image is malformed", "shelf.catalogue_damaged"),
        ("file is not a database", "shelf.catalogue_damaged"),
        ("no such table: pointers", "shelf.catalogue_damaged"),
        ('relation "pointers" does not exist\nLINE 1', "shelf.catalogue_damaged"),
        ("connection refused", "shelf.catalogue"),
    ],
)
def test_what_a_database_raises_becomes_one_sentence(words, key):
    with pytest.raises(ShelfError) as raised, troubles.told():
        raise OperationalError("SELECT 1", {}, sqlite3.OperationalError(words))
    assert raised.value.key == key
    assert raised.value.facts == {"reason": words.partition("\n")[0]}


def test_an_error_of_geomap_passes_as_it_is():
    with pytest.raises(ShelfError, match=r"shelf\.newer"), troubles.told():
        raise ShelfError("shelf.newer")


def test_the_runbook_says_what_to_do_for_every_shelf_error():
    runbook = (ROOT / "docs" / "runbook.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"shelf\.\w+", " ".join(re.findall("### .*", runbook))))
    code = "".join(
        file.read_text(encoding="utf-8")
        for file in (ROOT / "geomap" / "store").glob("*.py")
    )
    raised = set(re.findall(r'ShelfError\(\s*"(shelf\.\w+)"', code))
    raised |= set(re.findall(r': "(shelf\.\w+)",', code))
    assert raised
    assert raised <= explained


def test_the_runbook_names_no_code_that_does_not_exist():
    from geomap.i18n import words

    runbook = (ROOT / "docs" / "runbook.md").read_text(encoding="utf-8")
    assert set(re.findall(r"shelf\.\w+", runbook)) <= set(words.keys())
