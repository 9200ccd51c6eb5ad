"""The words of the pages: none undefined, none unused; nothing marked as safe."""

import re
from pathlib import Path

import pytest

from geomap.i18n import words

WEB = Path(words.__file__).parent.parent / "web"
TEMPLATES = sorted(WEB.rglob("*.html"))
CODE = "\n".join(file.read_text("utf-8") for file in WEB.parent.rglob("*.py"))
PAGES = "\n".join(file.read_text("utf-8") for file in TEMPLATES)
# What is said elsewhere than on pages; every other file is the pages' own.
OTHERS = {
    "cli.toml", "export.toml", "formats.toml", "issues.toml", "issues_file.toml",
    "mapping.toml", "maps.toml", "shelf.toml", "verbs.toml",
}  # fmt: skip


def own_keys():
    folder = Path(words.__file__).parent / "words"
    files = [file for file in folder.glob("*.toml") if file.name not in OTHERS]
    return sorted(key for file in files for key in words.read(file.read_text("utf-8")))


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_a_template_says_only_what_there_are_words_for(file):
    text = file.read_text("utf-8")
    said = re.findall(r"\bsay\('([\w.]+)'\s*[,)]", text)
    counted = re.findall(r"\bcount\('([\w.]+)'", text)
    missing = [key for key in said if key not in words.keys()]  # noqa: SIM118
    missing += [key for key in counted if f"{key}.many" not in words.keys()]  # noqa: SIM118
    assert missing == []


@pytest.mark.parametrize("key", own_keys())
def test_every_word_of_the_pages_is_used(key):
    stem = re.sub(r"\.(one|many)$", "", key)
    whole = f"'{stem}'" in PAGES or f'"{stem}"' in CODE
    start, _, last = stem.rpartition(".")
    built = any(mark in PAGES + CODE for mark in (f"'{start}.'", f'f"{start}.{{'))
    failure = stem.startswith("failure.") and f'"{stem.split(".")[1]}"' in CODE
    assert whole or built or failure, (start, last)


def test_no_template_marks_anything_as_safe_and_no_code_makes_markup():
    assert "|safe" not in PAGES.replace(" ", "")
    assert "autoescape false" not in PAGES
    assert "Markup(" not in CODE
    assert "render_template_string" not in CODE


def test_no_script_turns_text_into_markup():
    scripts = "\n".join(
        file.read_text("utf-8")
        for file in (WEB / "static").rglob("*.js")
        if "vendor" not in file.parts
    )
    for way in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
    ):
        assert way not in scripts
