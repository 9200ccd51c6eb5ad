"""The whole answer: counted, narrowed, paged, and true however it is asked."""

import datetime
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from geomap.finding.answer import Answer, Question
from geomap.finding.finder import Finder
from geomap.finding.listing import key
from geomap.finding.nearby import Asker
from geomap.model.point import Point
from geomap.places.place import Place
from tests import handmade

OTTAWA = Point(latitude=45.4211, longitude=-75.6903)
MONTREAL = Point(latitude=45.5089, longitude=-73.5878)
SERVICES = ("sin", "passport", "health-card", "sin;passport", "drivers-licence")


def ids(items):
    return [item.location.id for item in items]


def many(seed, count=150):
    """Made-up counters around Ottawa and Montréal, with everything unknown somewhere."""
    chance = np.random.default_rng(seed)
    base = handmade.table()
    rows = pd.concat([base[base["id"] == "ca/counters/1"]] * count, ignore_index=True)
    rows["id"] = [f"ca/counters/{n:03}" for n in range(count)]
    rows["name_en"] = [f"Counter {n}" for n in chance.integers(0, 40, count)]
    far = chance.choice([0.02, 0.5, 3.0], count)
    rows["latitude"] = (45.42 + chance.normal(0, 1, count) * far).round(2)
    rows["longitude"] = (-75.69 + chance.normal(0, 1, count) * far).round(2)
    rows["position_quality"] = chance.choice(["rooftop", "locality", "postal"], count)
    rows["position_radius"] = chance.uniform(100, 9_000, count).round()
    rows["organization_order"] = chance.choice(["federal", "provincial"], count)
    rows["organization_jurisdiction"] = np.where(
        rows["organization_order"] == "federal",
        "CA",
        chance.choice(["CA-ON", "CA-QC"], count),
    )
    rows["type"] = chance.choice(["full_service", "express", "kiosk_hosted"], count)
    rows["offer_services"] = chance.choice(SERVICES, count)
    rows["language_offered"] = chance.choice(["en", "en;fr", None], count)
    rows["language_on_request"] = chance.choice(["fr", None], count)
    rows["accessibility_wheelchair"] = chance.choice(["yes", "no", None], count)
    return rows


def finder_of(rows, gazetteer):
    return Finder(handmade.snapshot(rows), gazetteer)


@pytest.fixture(scope="module")
def finder(gazetteer):
    return finder_of(handmade.table(), gazetteer)


@pytest.fixture(scope="module", params=range(6))
def wide(gazetteer, request):
    return finder_of(many(request.param), gazetteer)


def counted(**asked):
    return Question(**{"near": OTTAWA, "is_counted": True, **asked})


QUESTIONS = (
    counted(),
    counted(services=("passport",)),
    counted(services=("health-card",)),
    counted(kind="counter", orders=("federal",)),
    counted(language="fr", accessibility=("wheelchair",)),
    counted(language="fr", served="on_request"),
    counted(within=30_000.0),
    counted(services=("sin",), within=400_000.0, near=MONTREAL),
)


def all_pages(finder, question):
    total = finder.ask(question).total
    last = max(1, -(-total // question.limit))
    pages = [finder.ask(replace(question, page=page)) for page in range(1, last + 1)]
    return [item.row for page in pages for item in page.items]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_number_is_that_of_all_pages_together_and_no_row_comes_twice(
    wide, question
):
    answer = wide.ask(question)
    rows = all_pages(wide, question)
    if answer.total:
        assert len(rows) == len(set(rows)) == answer.total


@pytest.mark.parametrize("question", QUESTIONS)
def test_pages_of_any_size_hold_the_same_in_the_same_order(wide, question):
    of_ten = all_pages(wide, question)
    if wide.ask(question).total:
        assert all_pages(wide, replace(question, limit=7)) == of_ten


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_index_and_a_look_at_everything_agree(wide, question):
    if question.services == ("health-card",) or question.language:
        return
    whole = wide.ask(replace(question, within=50_000.0, orders=()))
    few = wide.ask(replace(question, within=50_000.0, orders=(), is_counted=False))
    assert ids(few.items) == ids(whole.items)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_number_beside_a_filter_is_found_when_it_is_followed(wide, question):
    facets = wide.ask(replace(question, has_facets=True)).facets
    assert set(facets) == {"svc", "kind", "order", "lng", "lngm", "acc", "open", "r"}
    for name, values in facets.items():
        for value, number in values.items():
            assert wide.ask(followed(question, name, value)).total == number


def followed(question, name, value):
    changes = {
        "svc": {"services": (value,)},
        "kind": {"kind": value},
        "order": {"orders": (value,)},
        "lng": {"language": value},
        "lngm": {"served": value},
        "acc": {"accessibility": (*question.accessibility, value)},
        "r": {"within": float(value or 0) * 1_000 if name == "r" else None},
    }
    return replace(question, **changes[name])


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_the_rows_changes_nothing(gazetteer, seed):
    rows = many(seed)
    shuffled = rows.sample(frac=1, random_state=seed).reset_index(drop=True)
    one, other = finder_of(rows, gazetteer), finder_of(shuffled, gazetteer)
    for question in (*QUESTIONS, Question(near=OTTAWA, limit=40)):
        first, second = one.ask(question), other.ask(question)
        assert ids(first.items) == ids(second.items)
        assert first.total == second.total


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("question", QUESTIONS[:6])
def test_one_more_office_farther_away_never_changes_the_first(
    gazetteer, seed, question
):
    rows = many(seed)
    before = finder_of(rows, gazetteer).ask(question)
    farther = rows.iloc[[0]].assign(id="ca/counters/zzz", latitude=52.0)
    more = pd.concat([rows, farther], ignore_index=True)
    after = finder_of(more, gazetteer).ask(question)
    assert ids(after.items[:1]) == ids(before.items[:1])


def test_nothing_is_ranked_before_what_is_certainly_nearer(wide):
    answer = wide.ask(counted(limit=50, within=300_000.0))
    reaches = [item.reach for item in answer.items]
    assert reaches == sorted(reaches)
    assert all(item.reach >= item.metres for item in answer.items)


def test_a_page_after_the_last_is_the_last(finder):
    answer = finder.ask(counted(limit=2, page=999))
    assert (answer.page, answer.total) == (3, 5)
    assert len(answer.items) == 1


def test_the_circle_grows_until_it_holds_a_few_and_that_is_said(finder):
    answer = finder.ask(counted())
    assert (answer.outcome, answer.total) == ("found", 5)
    assert (answer.near, answer.within) == (50_000.0, 200_000.0)
    assert answer.is_widened
    assert sum(item.reach <= 50_000.0 for item in answer.items) == 3


def test_a_distance_that_was_asked_for_does_not_grow(finder):
    answer = finder.ask(counted(within=50_000.0))
    assert (answer.total, answer.is_widened) == (3, False)


def test_nothing_near_is_none_and_still_the_nearest_are_told(finder):
    grise_fiord = Point(latitude=76.4194, longitude=-82.8950)
    answer = finder.ask(counted(near=grise_fiord, limit=3))
    assert (answer.outcome, answer.total) == ("none_near", 0)
    assert len(answer.items) == 3


def test_each_service_has_its_own_idea_of_near(gazetteer):
    rows = handmade.table().set_index("id", drop=False)
    rows.loc["ca/counters/2", "offer_services"] = "biometrics"
    finder = finder_of(rows.reset_index(drop=True), gazetteer)
    near = Point(latitude=45.5, longitude=-74.6)
    answer = finder.ask(counted(near=near, services=("biometrics",)))
    assert (answer.outcome, answer.near) == ("found", 100_000.0)


def test_orders_of_government_narrow(finder):
    assert ids(finder.ask(counted(orders=("provincial",), within=9_000.0)).items) == [
        "on/counters/1"
    ]
    both = finder.ask(counted(orders=("provincial", "federal"), within=9_000.0))
    assert both.total == 3


def test_the_community_is_found_when_it_is_asked_for(finder):
    answer = finder.ask(counted(orders=("community",), within=9_000.0))
    assert ids(answer.items) == ["ca/health/1"]


def test_a_group_of_types_is_a_kind(finder):
    assert ids(finder.ask(counted(kind="kiosk", within=9_000.0)).items) == [
        "on/counters/3"
    ]
    assert finder.ask(counted(kind="counter", within=9_000.0)).total == 3


def test_who_does_not_say_comes_after_who_does_and_is_counted(finder):
    answer = finder.ask(counted(services=("sin",), language="fr", within=9_000.0))
    assert ids(answer.items) == ["ca/counters/1", "ca/counters/5"]
    assert (answer.total, answer.sure) == (2, 1)


def test_only_a_no_keeps_an_office_from_being_found(gazetteer):
    rows = handmade.table().set_index("id", drop=False)
    rows.loc["on/counters/1", "accessibility_wheelchair"] = "no"
    finder = finder_of(rows.reset_index(drop=True), gazetteer)
    answer = finder.ask(counted(accessibility=("wheelchair",), within=9_000.0))
    assert ids(answer.items) == ["ca/counters/1", "ca/counters/5"]
    assert answer.sure == 1


def test_by_interpreter_is_not_the_same_as_at_the_counter(gazetteer):
    rows = handmade.table().set_index("id", drop=False)
    rows["language_on_request"] = pd.Series(None, index=rows.index, dtype=object)
    rows.loc["on/counters/1", "language_on_request"] = "cr"
    rows.loc["ca/counters/5", "language_offered"] = "en"
    finder = finder_of(rows.reset_index(drop=True), gazetteer)

    def found(served):
        asked = counted(language="cr", served=served, within=9_000.0)
        return ids(finder.ask(asked).items)

    assert found(None) == found("on_request") == ["on/counters/1"]
    assert found("offered") == []


def test_by_name_is_the_order_of_the_alphabet_over_all_pages(wide):
    question = counted(sort="name", limit=5, within=400_000.0)
    rows = all_pages(wide, question)
    names = [key(wide.columns.record(row).name.en) for row in rows]
    assert names == sorted(names)


def test_several_services_are_all_offered_or_the_most_of_them_is_told(finder):
    both = finder.ask(counted(services=("sin", "passport"), within=9_000.0))
    assert ids(both.items) == ["ca/counters/1"]
    assert both.partly == ()
    asked = counted(services=("sin", "passport", "drivers-licence"), within=9_000.0)
    three = finder.ask(asked)
    assert (three.outcome, three.total, three.items) == ("none_near", 0, ())
    assert ids(three.partly) == ["ca/counters/1"]


def test_a_time_is_by_the_clocks_of_the_place_also_for_who_lives_elsewhere():
    regina = Place(
        kind="place",
        code="regina",
        name_en="Regina",
        name_fr="Regina",
        province="SK",
        point=Point(latitude=50.45, longitude=-104.6),
        radius=0.0,
    )
    asker = Asker(point=regina.point, place=regina, province="NL")
    moment = asker.moment(datetime.datetime(2026, 11, 25, 10, 0))
    assert moment.utcoffset() == datetime.timedelta(hours=-6)
    answer = Answer(outcome="found", point=regina.point, place=regina, province="NL")
    assert answer.clock is moment.tzinfo
