"""Every sentence a person can meet, by its stable key, from words/*.toml.

A key is the dotted path of a table with `en` and `fr`. A pair such as `doc_en` and
`doc_fr` beside them is the key with that ending: `issue.F013.doc`. Words that are the
same in both languages say so with `same = true`, so that none is left untranslated.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from geomap.errors import GeomapError
from geomap.i18n import numbers
from geomap.model.schema import LANGUAGES, Language

_PLACEHOLDER = re.compile(r"\{(\w*)\}")


class WordsError(GeomapError):
    """The words are not whole: a language, a placeholder or a unique key is missing."""

    def __init__(self, key: str, reason: str) -> None:
        self.key = key
        self.reason = reason
        super().__init__(f"{key}: {reason}")


def say(key: str, language: Language, **facts: object) -> str:
    """Return the sentence of a key, its placeholders filled.

    Whole numbers are written as the language writes them; anything else as its text.

    Raises:
        KeyError: No such key, or a placeholder without its fact.

    >>> say("query.long", "en", most=1200)
    'Use 1,200 characters or fewer'
    """
    sentence = catalogue()[key][language]
    return _PLACEHOLDER.sub(
        lambda found: _written(facts[found.group(1)], language), sentence
    )


def count(key: str, language: Language, number: int, **facts: object) -> str:
    """Return the sentence for a number of things: `<key>.one` or `<key>.many`.

    French counts nothing as one, English as many; `{number}` is filled.
    """
    is_one = number in ((0, 1) if language == "fr" else (1,))
    ending = "one" if is_one else "many"
    return say(f"{key}.{ending}", language, number=number, **facts)


def keys() -> frozenset[str]:
    """Return every key there is."""
    return frozenset(catalogue())


def placeholders(sentence: str) -> frozenset[str]:
    """Return the names between braces.

    >>> sorted(placeholders("{rows} rows of {file}"))
    ['file', 'rows']
    """
    return frozenset(_PLACEHOLDER.findall(sentence))


@cache
def catalogue() -> Mapping[str, Mapping[Language, str]]:
    """Return both sentences of every key, of all files together.

    Raises:
        WordsError: A key is in two files, in one language only, the same in both
            without saying so, or its placeholders differ between the languages.
    """
    found: dict[str, dict[Language, str]] = {}
    for file, text in _files():
        for key, sentences in read(text).items():
            if key in found:
                raise WordsError(key, f"in {file} and in another file")
            found[key] = sentences
    return found


def read(text: str) -> dict[str, dict[Language, str]]:
    """Return the sentences of one file's text by key, checked."""
    pairs = {}
    for key, sentences, is_same in _pairs("", tomllib.loads(text)):
        _check(key, sentences)
        _check_same(key, sentences, is_same=is_same)
        pairs[key] = sentences
    return pairs


def _files() -> Iterator[tuple[str, str]]:
    folder = resources.files("geomap.i18n").joinpath("words")
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            yield file.name, file.read_text("utf-8")


def _pairs(path: str, table: dict[str, object]) -> Iterator[tuple[str, dict, bool]]:
    endings = {k[:-2].rstrip("_") for k, v in table.items() if isinstance(v, str)}
    for ending in sorted(endings):
        names = {language: f"{ending}_{language}".strip("_") for language in LANGUAGES}
        key = ".".join(part for part in (path, ending) if part)
        is_same = table.get(f"{ending}_same".strip("_")) is True
        yield key, {each: table.get(name) for each, name in names.items()}, is_same
    for name, below in table.items():
        if isinstance(below, dict):
            yield from _pairs(f"{path}.{name}".strip("."), below)


def _check(key: str, sentences: Mapping[Language, str | None]) -> None:
    for language in LANGUAGES:
        if not sentences[language]:
            raise WordsError(key, f"no words in {language}")
    names = {placeholders(sentences[language] or "") for language in LANGUAGES}
    if len(names) > 1:
        raise WordsError(key, "the placeholders differ")


def _check_same(key: str, sentences: Mapping[Language, str], *, is_same: bool) -> None:
    english, french = (_PLACEHOLDER.sub("", sentences[each]) for each in LANGUAGES)
    are_same = english == french and any(sign.isalpha() for sign in english)
    if are_same and not is_same:
        raise WordsError(
            key, "the same in both languages: translate it, or same = true"
        )
    if is_same and not are_same:
        raise WordsError(key, "same = true, but the languages differ")


def _written(fact: object, language: Language) -> str:
    if isinstance(fact, int) and not isinstance(fact, bool):
        return numbers.number(fact, language)
    return str(fact)
