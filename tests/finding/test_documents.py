from geomap.finding import documents

HEAD = (
    "service,province,document_en,document_fr,source_url_en,source_url_fr,source_date\n"
)
ROWS = (
    "sin,,Proof,Preuve,https://example.ca/en,https://example.ca/fr,2026-05-01\n"
    "health-card,,Anything,Tout,https://example.ca/en,,\n"
    "health-card,ON,Three papers,Trois papiers,https://example.ca/on,,\n"
)


def loaded(tmp_path):
    file = tmp_path / "documents.csv"
    file.write_text(HEAD + ROWS, "utf-8")
    return documents.load(file)


def names(found):
    return [document.name.en for document in found]


def test_what_a_service_asks_for_is_read_with_its_source(tmp_path):
    (found,) = documents.needed(loaded(tmp_path), "sin", "ON")
    assert (found.name.en, found.name.fr) == ("Proof", "Preuve")
    assert found.source.of("fr") == "https://example.ca/fr"
    assert (found.source_date, found.province) == ("2026-05-01", None)


def test_what_a_province_asks_for_replaces_what_the_country_does(tmp_path):
    table = loaded(tmp_path)
    assert names(documents.needed(table, "health-card", "ON")) == ["Three papers"]
    assert names(documents.needed(table, "health-card", "QC")) == ["Anything"]
    assert names(documents.needed(table, "health-card", None)) == ["Anything"]


def test_a_service_that_is_not_in_the_table_is_not_known(tmp_path):
    assert documents.needed(loaded(tmp_path), "passport", "ON") == ()


def test_there_may_be_no_table(tmp_path):
    assert documents.load(tmp_path / "none.csv") == ()
