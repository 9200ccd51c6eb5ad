"""docs/mapping.md, made from the registry: `python -m geomap.ingest.mapping_page`."""

import doctest
import inspect
import sys
from collections.abc import Callable
from typing import Any

from geomap.i18n import words
from geomap.ingest import functions


def text() -> str:
    """Return the page: every function with its options and its example."""
    parts = [
        f"# {words.say('mapping.page.title', 'en')} / "
        f"{words.say('mapping.page.title', 'fr')}",
        words.say("mapping.page.intro", "en"),
        words.say("mapping.page.intro", "fr"),
        *(_of(name, make) for name, make in sorted(functions.registry().items())),
    ]
    return "\n\n".join(parts) + "\n"


def _of(name: str, make: Callable[..., Any]) -> str:
    key = f"mapping.{name}"
    lines = [f"## {name}", "", words.say(key, "en"), "", words.say(key, "fr"), ""]
    lines += [_option(option, p) for option, p in functions.options_of(make).items()]
    lines += ["", "```python", *_example(make), "```"]
    return "\n".join(lines).replace("\n\n\n", "\n\n")


def _option(name: str, parameter: inspect.Parameter) -> str:
    if parameter.default is parameter.empty:
        return f"* `{name}`"
    return f"* `{name}` = `{parameter.default!r}`"


def _example(make: Callable[..., Any]) -> list[str]:
    parsed = doctest.DocTestParser().get_examples(inspect.getdoc(make) or "")
    return [
        line
        for example in parsed
        for line in (f">>> {example.source.rstrip()}", example.want.rstrip())
        if line
    ]


if __name__ == "__main__":
    sys.stdout.write(text())
