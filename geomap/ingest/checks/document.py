"""docs/issues.md: every issue there is, what it means and what to do, twice."""

from geomap.i18n import words
from geomap.model import issue
from geomap.model.issue import Kind

_HEAD = """\
# Issues / Problèmes

What geomap can find wrong in a publisher's data. Codes are permanent. *This page is
generated from the catalogue and its words; do not edit it.*

Ce que geomap peut relever dans les données d'un éditeur. Les codes sont permanents.
*Cette page est produite à partir du catalogue et de ses textes; ne pas la modifier.*

**Severity / Gravité** : file (the file cannot be published / le fichier ne peut être
publié), error (what is named is withheld / ce qui est nommé est retenu), warning
(published with a note / publié avec une remarque), note (worth knowing / bon à savoir).
"""


def page() -> str:
    """Return the text of docs/issues.md."""
    return _HEAD + "".join(_entry(kind) for kind in issue.catalogue().values())


def _entry(kind: Kind) -> str:
    said = words.catalogue()[f"issue.{kind.code}"]
    meaning = words.catalogue()[f"issue.{kind.code}.doc"]
    return f"""
## {kind.code} {kind.name}

Severity: {kind.severity} · withholds: {kind.withholds} · repair: {kind.repair}

> {said["en"]}\\
> {said["fr"]}

{meaning["en"]}

{meaning["fr"]}
"""
