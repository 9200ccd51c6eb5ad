import pandas as pd

from geomap.ingest import identity
from geomap.model import directory


def table(*rows):
    return directory.of(pd.DataFrame(list(rows))).locations


def ids(made, key=None):
    known = pd.Series(key or [None] * len(made), dtype="str")
    return identity.assign("on/x", known, made)


def test_the_publishers_key_makes_the_id():
    made = table({"name_en": "A"}, {"name_en": "B"})

    assert list(ids(made, ["12.0", "AB 3"]).ids) == ["on/x/12", "on/x/AB-3"]


def test_without_a_key_the_name_and_locality_make_it():
    made = table({"name_en": "Main Library", "address_locality_en": "Cornwall"})

    assert list(ids(made).ids) == ["on/x/main-library-cornwall"]


def test_the_address_tells_namesakes_apart():
    made = table(
        {"name_en": "Outreach", "address_line_en": "1 A St"},
        {"name_en": "Outreach", "address_line_en": "2 B St"},
    )

    assert list(ids(made).ids) == ["on/x/outreach-1-a-st", "on/x/outreach-2-b-st"]


def test_the_order_of_rows_decides_nothing():
    rows = [
        {"name_en": "Outreach", "address_line_en": "1 A St", "phone_voice": n}
        for n in ("1", "2", "3")
    ]
    forward, backward = table(*rows), table(*reversed(rows))

    assert list(ids(forward).ids) == list(ids(backward).ids)[::-1]
    assert len(set(ids(forward).ids)) == 3
    assert not ids(forward).is_repeated.any()


def test_rows_alike_in_everything_are_repeated_but_for_one():
    made = table({"name_en": "A"}, {"name_en": "A"}, {"name_en": "B"})

    found = ids(made)

    assert found.ids.is_unique
    assert list(found.is_repeated) == [False, True, False]


def test_a_publishers_key_used_twice_is_repeated():
    made = table({"name_en": "B"}, {"name_en": "A"})

    found = ids(made, ["1", "1"])

    assert found.ids.is_unique
    assert found.is_repeated.sum() == 1
    assert "on/x/1" in set(found.ids)
