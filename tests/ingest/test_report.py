from geomap.errors import RefusedFile
from geomap.ingest import pipeline, report
from tests.ingest.declared import rows, source

READ = rows(
    NAME=["A", None, "C"], PC=["K1A OB1", "K1A 0B1", "nonsense"], TOWN=["Ottawa"] * 3
)
DRAFT = pipeline.of_rows(
    READ,
    source(
        columns={
            "location.name": "NAME", "address.postal_code": "PC",
            "address.locality": "TOWN",
        }
    ),
)  # fmt: skip


def test_the_report_counts_each_code_once_with_samples():
    told = {each["code"]: each for each in report.of(DRAFT)["issues"]}

    assert told["A301"]["total"] == 2
    assert told["A301"]["sample"][0] == {
        "row": 1, "column": "PC", "value": "K1A OB1", "suggestion": "K1A 0B1",
    }  # fmt: skip
    assert told["R102"]["severity"] == "error"


def test_every_issue_is_told_in_both_languages():
    for each in report.of(DRAFT)["issues"]:
        assert each["message_en"]
        assert each["message_fr"]
        assert "{" not in each["message_en"] + each["message_fr"]


def test_the_text_says_what_to_do_first():
    text = "\n".join(report.lines(DRAFT, "en"))

    assert text.index("ROWS LEFT OUT") < text.index("VALUES LEFT OUT")
    assert "3 rows read, 2 locations accepted" in text
    assert "K1A OB1  →  K1A 0B1" in text
    assert "rows 1, 3" in text


def test_the_text_is_french_for_those_who_read_french():
    text = "\n".join(report.lines(DRAFT, "fr"))

    assert "LIGNES LAISSÉES DE CÔTÉ\u00a0:" in text
    assert "3 lignes lues, 2 emplacements acceptés" in text


def test_a_refused_file_has_a_report_too():
    told = report.of_refused(RefusedFile("F002", {"file": "a.csv"}))

    assert told["summary"]["verdict"] == "blocked"
    assert [each["code"] for each in told["issues"]] == ["F002"]
