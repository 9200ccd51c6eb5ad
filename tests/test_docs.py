"""The documentation says what the program does, in both languages."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from geomap.cli import VERBS, main
from geomap.ingest import examples, sources
from scripts import docs, document_sources

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
# The guide of each audience in both languages.
GUIDES = (
    ("en/public.md", "fr/public.md"),
    ("en/stewards.md", "fr/responsables.md"),
    ("en/working-group.md", "fr/groupe-de-travail.md"),
    ("en/embedding.md", "fr/integrer.md"),
)
PAGES = sorted([*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"])
# The pages in French, or half so, that nothing but these files and scripts writes.
FRENCH = sorted(
    [
        *DOCS.glob("guide/fr/*.md"),
        *(DOCS / name for name in ("README.md", "commands.md", "settings.md")),
        *(DOCS / name for name in ("mapping.md", "runbook.md", "sources.md")),
        ROOT / "README.md",
    ]
)
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\]\(([^)\s]+)\)")
# In French, what must be joined to its neighbour by a no-break space.
LOOSE = re.compile(r"« |[ \t][»:;!?](?=[\s\"*)]|$)")


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


def guide(name: str) -> str:
    return (DOCS / "guide" / name).read_text("utf-8")


def prose(text: str) -> str:
    """The text without code, which follows no language's typography."""
    return re.sub(r"`[^`\n]*`", "`code`", FENCED.sub("", text))


def commands(text: str) -> Iterator[str]:
    """Each geomap or make command that is shown, in a block or in a sentence."""
    shown = [line for _, block in FENCED.findall(text) for line in block.splitlines()]
    shown += re.findall(r"`([^`\n]+)`", FENCED.sub("", text))
    yield from (line for line in shown if re.match(r"(geomap|make) \S", line))


def headings(text: str) -> list[str]:
    return re.findall(r"^(#+) ", FENCED.sub("", text), re.M)


def options(verb: str) -> set[str]:
    command = main.get_command(click.Context(main), verb)
    return {option for given in command.params for option in given.opts}


@pytest.mark.parametrize("name", docs.PAGES)
def test_a_generated_page_is_what_the_code_says(name):
    assert (DOCS / name).read_text("utf-8") == docs.PAGES[name](), "run make docs"


def test_pages_that_differ_are_named_and_written(tmp_path, monkeypatch, capsys):
    made = {"one.md": lambda: "One\n", "two.md": lambda: "Two\n"}
    monkeypatch.setattr(docs, "DOCS", tmp_path)
    monkeypatch.setattr(docs, "PAGES", made)
    (tmp_path / "one.md").write_text("One\n", "utf-8")

    assert docs.main(["--check"]) == 1
    assert capsys.readouterr().out == "docs/two.md differs: run make docs\n"
    assert not (tmp_path / "two.md").exists()

    assert docs.main([]) == 0
    assert (tmp_path / "two.md").read_text("utf-8") == "Two\n"
    assert docs.main(["--check"]) == 0


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_and_option_is_documented(verb):
    page = (DOCS / "commands.md").read_text("utf-8")
    section = page.partition(f"## geomap {verb}\n")[2].partition("\n## ")[0]
    assert f"Usage: geomap {verb}" in section
    long = {option for option in options(verb) if option.startswith("--")}
    assert {option for option in long if option not in section} == set()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_command_shown_exists(page):
    for command in commands(page.read_text("utf-8")):
        program, name, *rest = command.split()
        if program == "make":
            assert name in TARGETS or "=" in name, command
            continue
        assert name in VERBS or name.startswith("-"), command
        given = {word for word in rest if word.startswith("--")}
        assert given <= options(name), command


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_to_a_file(page):
    links = LINK.findall(prose(page.read_text("utf-8")))
    here = [link.partition("#")[0] for link in links if "://" not in link]
    missing = [link for link in here if link and not (page.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize(("english", "french"), GUIDES)
def test_a_guide_has_the_same_parts_in_both_languages(english, french):
    both = guide(english), guide(french)
    assert headings(both[0]) == headings(both[1])
    blocks, blocs = ([kind for kind, _ in FENCED.findall(text)] for text in both)
    assert blocks == blocs
    rows, lignes = (len(re.findall(r"^\|", text, re.M)) for text in both)
    assert rows == lignes
    verbs, verbes = ([c.split()[:2] for c in commands(text)] for text in both)
    assert verbs == verbes


def test_every_guide_has_its_pair():
    kept = {str(file.relative_to(DOCS / "guide")) for file in DOCS.glob("guide/*/*.md")}
    assert kept == {name for pair in GUIDES for name in pair}


@pytest.mark.parametrize("page", FRENCH, ids=named)
def test_french_signs_are_joined_by_no_break_spaces(page):
    lines = prose(page.read_text("utf-8")).splitlines()
    assert [line for line in lines if LOOSE.search(line)] == []


@pytest.mark.parametrize("name", ["en/stewards.md", "fr/responsables.md"])
def test_the_declaration_shown_to_stewards_is_valid_and_its_example_holds(
    name, tmp_path
):
    declared = next(
        block for kind, block in FENCED.findall(guide(name)) if kind == "toml"
    )
    (tmp_path / "on").mkdir()
    (tmp_path / "on" / "practice.toml").write_text(declared, "utf-8")

    source = sources.load(tmp_path)["on/practice"]

    (example,) = source.examples
    assert examples.outcome(source, example) == example.gives


def test_gaps_are_counted_from_the_counters_of_governments_only():
    row = {"address_province": "NU", "organization_order": "federal"}
    held = {"ca/one": ({**row, "type": "outreach"}, {**row, "type": "library"})}
    assert document_sources.supplied(held) == {("NU", "federal"): 1}


def test_every_declared_source_has_a_section():
    page = (DOCS / "sources.md").read_text("utf-8")
    sections = re.findall(r"^## (\w\w/.+)$", page, re.M)
    assert sections == list(sources.load(ROOT / "data" / "sources"))
