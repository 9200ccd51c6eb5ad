"""Hostile archives: H01 to H13, H28, H56."""

import io
import struct
import warnings
import zipfile
import zlib

from tests.hostile.case import case

CSV = b"name,city\nOffice,Hay River\n"


def archive(entries, compression=zipfile.ZIP_DEFLATED):
    """Return a zip of (name or ZipInfo, bytes) pairs."""
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # duplicate names are what some cases are about
        with zipfile.ZipFile(out, "w", compression) as file:
            for name, data in entries:
                file.writestr(name, data)
    return out.getvalue()


def special(mode, target=b"/etc/passwd"):
    """Return a zip whose one entry is a link or a device."""
    info = zipfile.ZipInfo("offices.csv")
    info.create_system = 3
    info.external_attr = mode << 16
    return archive([(info, target)])


def overlapping(count=200):
    """Return a zip in which many entries of the directory share one body."""
    body = zlib.compress(b"0" * 1_000_000)[2:-4]
    local = struct.pack(
        "<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, zlib.crc32(b"0" * 1_000_000),
        len(body), 1_000_000, 1, 0,
    ) + b"a" + body  # fmt: skip
    entries = b""
    for number in range(count):
        name = f"{number:04}.csv".encode()
        entries += struct.pack(
            "<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, zlib.crc32(b"0" * 1_000_000),
            len(body), 10_000, len(name), 0, 0, 0, 0, 0, 0,
        ) + name  # fmt: skip
    end = struct.pack(
        "<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(entries), len(local), 0
    )
    return local + entries + end


def lying(size):
    """Return a zip that says its entry is this long, which it is not."""
    data = bytearray(archive([("offices.csv", CSV * 400)]))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, size)
    struct.pack_into("<I", data, 22, size)
    return bytes(data)


def damaged():
    """Return a zip whose body does not match its checksum."""
    data = bytearray(archive([("offices.csv", CSV * 50)], zipfile.ZIP_STORED))
    data[60] ^= 0xFF
    return bytes(data)


def encrypted():
    """Return a zip that says its entry needs a password."""
    data = bytearray(archive([("offices.csv", CSV)]))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


PLAIN = archive([("offices.csv", CSV)])
CASES = [
    case("H01", "a path that climbs out", "a.zip", archive([("../../x.csv", CSV)]), "F011"),
    case("H02", "an absolute path", "a.zip", archive([("/etc/cron.d/x.csv", CSV)]), "F011"),
    case("H02", "a drive", "a.zip", archive([("C:x.csv", CSV)]), "F011"),
    case("H02", "a backslash path", "a.zip", archive([("..\\x.csv", CSV)]), "F011"),
    case("H03", "a symbolic link", "a.zip", special(0o120777), "F012"),
    case("H03", "a device", "a.zip", special(0o020666), "F012"),
    case("H03", "a pipe", "a.zip", special(0o010666), "F012"),
    case("H04", "19 MB of zeros", "a.zip", archive([("a.csv", b"0" * 19_000_000)]), "F013"),
    case("H04", "more in all than allowed", "a.zip",
         archive([(f"{i}.csv", b"0" * 9_000_000) for i in range(3)]), "F013"),
    case("H05", "entries that share their bytes", "a.zip", overlapping(), "F014"),
    case("H06", "a size that is too small", "a.zip", lying(100), "F015"),
    case("H06", "a size that is too large", "a.zip", lying(900_000), "F015"),
    case("H07", "a zip in a zip", "a.zip", archive([("b.zip", PLAIN)]), "F016"),
    case("H07", "a zip called a table in a zip", "a.zip", archive([("b.csv", PLAIN)]), "F016"),
    case("H08", "2,500 entries", "a.zip",
         archive([(f"{i}.txt", b"") for i in range(2_500)]), "F017"),
    case("H09", "two names that differ by case", "a.zip",
         archive([("a.csv", CSV), ("A.CSV", CSV)]), "F018"),
    case("H09", "two spellings of one accent", "a.zip",
         archive([("\u00e9.csv", CSV), ("e\u0301.csv", CSV)]), "F018"),
    case("H09", "the same name twice", "a.zip", archive([("a.csv", CSV)] * 2), "F018"),
    case("H10", "an encrypted entry", "a.zip", encrypted(), "F019"),
    case("H10", "a wrong checksum", "a.zip", damaged(), "F015"),
    case("H10", "a cut archive", "a.zip", PLAIN[:-15], "F015"),
    case("H10", "bytes after the end", "a.zip", PLAIN + b"<html>" * 20, "F015"),
    case("H10", "a PDF that is also a zip", "a.zip", b"%PDF-1.4\n" + PLAIN, "F021"),
    case("H10", "an exotic compression", "a.zip",
         archive([("a.csv", CSV)], zipfile.ZIP_LZMA), "F021"),
    case("H11", "a name with a newline", "a.zip", archive([("a\n.csv", CSV)]), "F011"),
    case("H11", "a name that reads backwards", "a.zip", archive([("a\u202evsc.csv", CSV)]), "F011"),
    case("H11", "a name of 300 letters", "a.zip", archive([("a" * 300 + ".csv", CSV)]), "F011"),
    case("H11", "a device name of Windows is only a name", "a.zip",
         archive([("CON.csv", CSV)]), None, lambda rows: len(rows) == 1),
    case("H12", "no attributes", "a.zip", archive([("a.shp", b""), ("a.shx", b"")]), "F037"),
    case("H12", "no index", "a.zip", archive([("a.shp", b""), ("a.dbf", b"")]), "F037"),
    case("H12", "two layers", "a.zip", archive(
        [(f"{layer}.{part}", b"") for layer in "ab" for part in ("shp", "shx", "dbf")]), "F047"),
    case("H12", "a Shapefile without its companions", "a.shp",
         b"\x00\x00\x27\x0a" + bytes(200), "F037"),
    case("H13", "a virtual layer called a Shapefile", "a.zip", lambda canary: archive([
        ("a.shp", f"<OGRVRTDataSource><OGRVRTLayer name='s'><SrcDataSource>{canary.secret}"
                  "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>".ljust(200)),
        ("a.shx", bytes(100)), ("a.dbf", bytes(100))]), "F020"),
    case("H28", "a KMZ that climbs out", "a.kmz", archive([("../doc.kml", b"<kml/>")]), "F011"),
    case("H28", "only the document at the root counts", "a.kmz", archive([
        ("doc.kml", "<kml><Placemark><name>root</name></Placemark></kml>"),
        ("files/other.kml", "<kml><Placemark><name>other</name></Placemark></kml>")]),
        None, lambda rows: rows.table["name"].tolist() == ["root"]),
    case("H56", "an upload called by a path", "../../etc/passwd.csv", CSV, None,
         lambda rows: len(rows) == 1),
    case("H56", "an upload with a strange name", "日本\u202e\r\n" + "x" * 400 + ".csv", CSV, None,
         lambda rows: len(rows) == 1),
    case("H14", "an archive of nothing", "a.zip", archive([]), "F002"),
    case("H52", "an archive of several tables", "a.zip",
         archive([("a.csv", CSV), ("b.csv", CSV)]), "F047"),
]  # fmt: skip
