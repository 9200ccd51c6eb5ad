"""Hostile tables: H14, H33 to H39, H43, H44, H51 to H55, H63, H64."""

import io

import xlsxwriter

from tests.hostile.archives import archive
from tests.hostile.case import case

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/></Relationships>'
)
BOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>%s</sheetData></worksheet>"
)


def workbook(rows, head=""):
    """Return an XLSX of hand-written sheet XML."""
    return archive([
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELS % ("officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELS % ("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", head + SHEET % rows),
    ])  # fmt: skip


def cell(where, text):
    """Return one inline text cell."""
    return f'<c r="{where}" t="inlineStr"><is><t>{text}</t></is></c>'


def written(fill):
    """Return an XLSX written by xlsxwriter."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    fill(book)
    book.close()
    return out.getvalue()


def numeric(book):
    """Phones as numbers, and a code that kept its zeros because it is text."""
    sheet = book.add_worksheet("S")
    sheet.write_row(0, 0, ["Name", "Phone", "Code"])
    sheet.write_row(1, 0, ["A", 18005551234, "00123"])


def formulas(book):
    """A remembered result, a forgotten one and an error."""
    sheet = book.add_worksheet("S")
    sheet.write_row(0, 0, ["Name", "Visits"])
    sheet.write_row(1, 0, ["A"])
    sheet.write_formula(1, 1, "=1+1", None, 2)
    sheet.write_row(2, 0, ["B"])
    sheet.write_formula(2, 1, "=cmd|' /C calc'!A0", None, "")
    sheet.write_row(3, 0, ["C"])
    sheet.write_formula(3, 1, "=1/0", None, "#DIV/0!")


def hidden(book):
    """A hidden sheet fuller than the visible one, three titles, a total."""
    sheet = book.add_worksheet("Bureaux")
    for row, title in enumerate(["Liste", "2026", "Service"]):
        sheet.write(row, 0, title)
    sheet.write_row(3, 0, ["Nom", "Ville", "Guichets"])
    sheet.write_row(4, 0, ["A", "Gaspé", 3])
    sheet.write_row(5, 0, ["B", "Amos", 2])
    sheet.write_row(6, 0, ["Total", "", 5])
    secret = book.add_worksheet("Secret")
    for row in range(50):
        secret.write_row(row, 0, ["x"] * 5)
    secret.hide()


FAR = workbook(
    f'<row r="1">{cell("A1", "Name")}</row><row r="1048576">{cell("XFD1048576", "x")}</row>'
)
BOMB = '<row r="1">' + '<c r="A1"><v>1</v></c>' * 800_000 + "</row>"
LONG = "".join(
    f'<row r="{n}">{cell(f"A{n}", "a")}{cell(f"B{n}", "b")}</row>'
    for n in range(2, 4_000)
)
HEAD = f'<row r="1">{cell("A1", "Name")}{cell("B1", "City")}</row>'
OK = "name,city\nA,Gaspé\n"


def _same(**columns):
    return lambda rows: {k: rows.table[k].tolist() for k in columns} == columns


CASES = [
    *[case("H14", f"nothing but {what}", "a.csv", content, code) for what, content, code in (
        ("a byte order mark", b"\xef\xbb\xbf", "F002"), ("spaces", "  \n \n", "F002"),
        ("a header", "name,city\n", "F045"), ("a header and blank rows", "name,city\n,\n,\n", "F045"),
    )],
    case("H33", "a sheet that unpacks 300 times", "a.xlsx", workbook(BOMB), "F013"),
    case("H34", "cells at both ends of the sheet", "a.xlsx", FAR, "F025"),
    case("H34", "a far row hidden between near ones", "a.xlsx", workbook(
        f'<row r="1">{cell("A1", "a")}{cell("B1", "b")}</row>'
        f'<row r="900000">{cell("A900000", "x")}</row><row r="2">{cell("A2", "y")}</row>'), "F025"),
    case("H34", "one cell at the far end", "a.xlsx",
         workbook(f'<row r="1048576">{cell("XFD1048576", "x")}</row>'), "F045"),
    case("H34", "16,384 columns", "a.xlsx",
         workbook(f'<row r="1">{cell("A1", "a")}{cell("XFD1", "b")}</row>'), "F025"),
    case("H35", "no dimension", "a.xlsx", workbook(HEAD + LONG), None,
         lambda rows: len(rows) == 3_998),
    case("H30", "entities in a sheet", "a.xlsx",
         workbook(HEAD, "<!DOCTYPE x [<!ENTITY a 'b'>]>"), "F034"),
    case("H36", "formulas are never worked out", "a.xlsx", written(formulas), None,
         lambda rows: rows.table["Visits"][0] == "2" and rows.table["Visits"].isna()[1]
         and rows.issues.of("F009").table["row"].tolist() == [2, 3]),
    *[case("H37", f"a workbook of the kind {kind}", "a.xlsx" if kind != "ODS" else "a.ods",
           archive([(part, b"x"), ("[Content_Types].xml", TYPES)]), "F021")
      for kind, part in (("XLSB", "xl/workbook.bin"), ("XLSM", "xl/vbaProject.bin"), ("ODS", "mimetype"))],
    case("H37", "an old or locked workbook", "a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "F021"),
    case("H38", "phones as numbers", "a.xlsx", written(numeric), None,
         lambda rows: rows.table["Phone"][0] == "18005551234" and rows.table["Code"][0] == "00123"
         and "F054" in rows.issues.counts),
    case("H39", "a hidden sheet, titles and a total", "a.xlsx", written(hidden), None,
         lambda rows: rows.table["Nom"].tolist() == ["A", "B", "Total"]
         and rows.issues.counts == {"F056": 1, "F055": 1} and rows.layout["header_row"] == 4),
    case("H43", "swapped coordinates are kept as written", "a.csv",
         "name,lat,lon\nA,-75.7,45.4\n", None, _same(lat=["-75.7"], lon=["45.4"])),
    case("H44", "impossible coordinates are kept as written", "a.csv",
         "name,lat,lon\nA,91,0\nB,0,0\n", None, _same(lat=["91", "0"])),
    case("H51", "formulas in text", "a.csv",
         "name,note\nA,=cmd|' /C calc'!A0\nB,+1\nC,@x\nD,\uff1d1\n", None,
         _same(note=["=cmd|' /C calc'!A0", "+1", "@x", "\uff1d1"])),
    case("H52", "a quotation mark that is never closed", "a.csv",
         'name,city\n"A,Gaspé\nB,Amos\n', "F057"),
    case("H52", "rows of another width", "a.csv", "name,city\nA,Gaspé\nB\nC,Amos,x,y\nD,Alma\n", None,
         lambda rows: rows.table["city"].dropna().tolist() == ["Gaspé", "Alma"]
         and rows.issues.withheld_rows == {2, 3}),
    case("H52", "a header twice, a blank one, one of spaces", "a.csv", "name,name,, \nA,B,C,\n", None,
         lambda rows: list(rows.table.columns) == ["name", "name (2)", "column 3"]
         and rows.issues.counts == {"F005": 1}),
    case("H52", "a header in row four", "a.csv", "Liste\n\n2026\nnom,ville\nA,Gaspé\n", None,
         lambda rows: rows.layout["header_row"] == 4 and rows.table["ville"][0] == "Gaspé"),
    case("H52", "no header", "a.csv", "A,Gaspé,48.8312,-64.4869\nB,Amos,48.5667,-78.1167\n", None,
         lambda rows: rows.issues.block_the_file and "F059" in rows.issues.counts),
    case("H53", "semicolons and decimal commas", "a.csv", "nom;lat;lon\nA;48,83;-64,48\n", None,
         lambda rows: rows.layout["delimiter"] == ";" and rows.layout["decimal"] == ","
         and rows.table["@x"][0] == -64.48),
    case("H53", "cp1252 where one letter is missing", "a.csv", b"nom,ville\nA,Gasp\xe9 \x81\n", None,
         lambda rows: rows.table["ville"][0].startswith("Gasp")),
    case("H54", "a field of 200 KB", "a.csv", "name,city\nA," + "x" * 200_000 + "\n", "F024"),
    case("H54", "10,000 columns", "a.csv", ",".join(f"c{i}" for i in range(10_000)) + "\n"
         + ",".join(["x"] * 10_000) + "\n", "F025"),
    case("H54", "one line of 5 MB", "a.csv", "x" * 5_000_000, "F024"),
    case("H54", "only carriage returns", "a.csv", "name,city\rA,Gaspé\rB,Amos\r", None,
         _same(city=["Gaspé", "Amos"])),
    case("H54", "NUL", "a.csv", b"name,city\nA,Gas\x00p\n", "F033"),
    case("H54", "NUL late in the file", "a.csv",
         b"name,city\n" + b"A,Amos\n" * 2_000 + b"B,\x00\n", "F033"),
    case("H50", "6,000 rows where 5,000 are allowed", "a.csv", "name,city\n" + "A,Amos\n" * 6_000, "F023"),
    case("H55", "words that look like nothing", "a.csv",
         "v,w\nNA,1\nNull,1\nNone,1\nNL,1\nNU,1\nON,1\nYES,1\nTRUE,1\nnan,1\n", None,
         _same(v=["NA", "Null", "None", "NL", "NU", "ON", "YES", "TRUE", "nan"])),
    case("H63", "hours that cannot be", "a.csv", "name,hours\nA,22:00-20:00\nB,25:00\n", None,
         _same(hours=["22:00-20:00", "25:00"])),
    case("H64", "phones of any kind", "a.csv", "name,phone\nA,1-800-O-CANADA\nB," + "9" * 40 + "\n",
         None, _same(phone=["1-800-O-CANADA", "9" * 40])),
]  # fmt: skip
