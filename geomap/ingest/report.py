"""The report on a draft: for programs as JSON, for people as what to do first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geomap.errors import RefusedFile
from geomap.i18n import formats, words
from geomap.model import issue
from geomap.model.draft import Draft
from geomap.model.issue import Issue, Issues, Kind
from geomap.model.schema import Language

_SAMPLE = 1_000
_SHOWN = 3
_ROWS = 8
# What a person is asked to do, most pressing first.
_GROUPS = ("blocks", "row", "value", "confirm", "look", "repaired", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """All issues of one code: how many, and some of them."""

    kind: Kind
    total: int
    sample: tuple[Issue, ...]

    @property
    def group(self) -> str:
        """What is to be done about them."""
        kind = self.kind
        if kind.withholds == "file":
            return "blocks"
        if kind.withholds in ("row", "value") and self.has_rows:
            return kind.withholds
        by_repair = {"suggest": "confirm", "auto": "repaired", "ask": "look"}
        is_note = kind.severity == "note"
        return "note" if is_note else by_repair.get(kind.repair, "note")

    @property
    def has_rows(self) -> bool:
        """Whether they are of single rows rather than of the file."""
        return any(one.row is not None for one in self.sample)


def findings(issues: Issues) -> tuple[Finding, ...]:
    """Return the issues by code: the most pressing group first, then the biggest."""
    counts = issues.counts
    samples: dict[str, list[Issue]] = {}
    for one in issues.first(_SAMPLE):
        samples.setdefault(one.code, []).append(one)
    found = [
        Finding(kind=issue.catalogue()[code], total=total, sample=tuple(samples[code]))
        for code, total in counts.items()
    ]
    return tuple(sorted(found, key=lambda f: (_GROUPS.index(f.group), -f.total)))


def of(draft: Draft) -> dict[str, Any]:
    """Return the report as plain values, ready for JSON."""
    return {
        "summary": dict(draft.summary),
        "changes": draft.changes.counts,
        "issues": [_plain(finding) for finding in findings(draft.issues)],
        "system_errors": [],
    }


def of_refused(refused: RefusedFile) -> dict[str, Any]:
    """Return the report of a file that was not read at all."""
    issues = issue.of([Issue(code=refused.key, facts=refused.facts)])
    summary = {
        "rows": 0, "accepted": 0, "located": 0, "left_out": {}, "verdict": "blocked",
        "format": None, "encoding": None, "crs": None, "columns": [],
        "counts": issues.by_severity,
    }  # fmt: skip
    listed = [_plain(finding) for finding in findings(issues)]
    return {"summary": summary, "changes": {}, "issues": listed, "system_errors": []}


def lines(draft: Draft, language: Language) -> Iterator[str]:
    """Yield the report as text: the outcome, the columns, then what to do."""
    yield from _heading(draft.summary, language)
    yield from _columns(draft.summary["columns"], language)  # type: ignore[arg-type]
    group = None
    for finding in findings(draft.issues):
        if finding.group != group:
            group = finding.group
            yield ""
            yield words.say(f"check.group.{group}", language)
        yield from _told(finding, language)


def message(one: Issue, language: Language) -> str:
    """Return the sentence of one issue, its facts filled in."""
    key = f"issue.{one.code}"
    sentences = words.catalogue().get(key)
    if sentences is None:
        return one.kind.name.replace("_", " ")
    facts: dict[str, object] = {
        "row": one.row, "column": one.column, "value": one.value,
        "suggestion": one.suggestion, **one.facts,
    }  # fmt: skip
    needed = words.placeholders(sentences[language])
    known = {name: _shown(facts.get(name)) for name in needed}
    return words.say(key, language, **known)


def _shown(fact: object) -> object:
    return "—" if fact is None else fact


def _plain(finding: Finding) -> dict[str, Any]:
    first = finding.sample[0]
    return {
        "code": finding.kind.code,
        "name": finding.kind.name,
        "severity": finding.kind.severity,
        "withholds": finding.kind.withholds,
        "total": finding.total,
        "message_en": message(first, "en"),
        "message_fr": message(first, "fr"),
        "sample": [_plain_issue(one) for one in finding.sample],
    }


def _plain_issue(one: Issue) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "row": one.row, "column": one.column, "value": one.value,
        "suggestion": one.suggestion, "facts": dict(one.facts),
    }  # fmt: skip
    return {name: value for name, value in plain.items() if value not in (None, {})}


def _heading(summary: Mapping[str, Any], language: Language) -> Iterator[str]:
    yield words.say(f"check.verdict.{summary['verdict']}", language)
    rows = words.count("check.rows_read", language, summary["rows"])
    accepted = words.count("check.accepted", language, summary["accepted"])
    facts = {"rows": rows, "accepted": accepted, "located": summary["located"]}
    yield words.say("check.counts", language, **facts)
    left_out = sum(summary["left_out"].values())
    if left_out:
        yield words.count("check.left_out", language, left_out)
    known = [summary["format"], summary["encoding"], summary["crs"]]
    yield words.say("check.read_as", language, what=", ".join(filter(None, known)))


def _columns(columns: Sequence[Mapping[str, Any]], language: Language) -> Iterator[str]:
    mapped = [column for column in columns if column["path"]]
    if not mapped:
        return
    yield ""
    yield words.say("check.columns", language)
    width = min(40, max(len(column["header"]) for column in mapped))
    for column in mapped:
        sure = column["confidence"]
        doubt = "" if sure is None or sure >= 1 else f"  {round(sure * 100)} %"
        header = column["header"][:40].ljust(width)
        yield f"  {header}  →  {column['path']}{doubt}"
    spare = [column["header"] for column in columns if not column["path"]]
    if spare:
        yield words.say("check.spare", language, headers=", ".join(spare))


def _told(finding: Finding, language: Language) -> Iterator[str]:
    told = [message(one, language) for one in finding.sample]
    # Of a file, each column has a sentence of its own; of rows, one stands for all.
    said = told[:1] if finding.has_rows else list(dict.fromkeys(told))
    total = finding.total - len(said) + 1
    for number, sentence in zip([total, *[1] * len(said)], said, strict=False):
        count = formats.number(number, language)
        yield f"  {count:>7} ×  {finding.kind.code}  {sentence}"
    rows = [one.row for one in finding.sample if one.row is not None]
    if rows:
        listed = ", ".join(str(row) for row in rows[:_ROWS])
        more = "…" if finding.total > _ROWS else ""
        where = words.count("check.rows", language, len(rows), rows=listed + more)
        yield " " * 12 + where
    for one in _examples(finding):
        better = f"  →  {one.suggestion}" if one.suggestion else ""
        where = f"{one.column}: " if one.column else ""
        yield " " * 12 + f"{where}{one.value}{better}"


def _examples(finding: Finding) -> tuple[Issue, ...]:
    distinct = {one.value: one for one in finding.sample if one.value}
    return tuple(distinct.values())[:_SHOWN]
