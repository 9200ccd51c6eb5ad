"""Checks of phones, links and e-mail: shared by many, repeated, or none at all."""

from geomap.ingest.checks import marking
from geomap.ingest.checks.checked import Checked
from geomap.model.issue import Issues

# More than this share of the rows, and at least this many, is a general contact.
_SHARE, _LEAST = 0.3, 10
# Toll-free numbers are shared by their nature.
_OWN = ("phone_voice", "phone_fax", "contact_email", "contact_url_en", "contact_url_fr")
_ANY = (
    *_OWN, "phone_toll_free", "phone_tty", "contact_booking_url_en",
    "contact_booking_url_fr", "organization_url_en", "organization_url_fr",
)  # fmt: skip
_SOMEWHERE = ("address_line_en", "address_line_fr", "latitude")


def generic_contact(checked: Checked) -> Issues:
    """C404: many rows give one and the same number or link."""
    parts = []
    for column in _OWN:
        counts = checked.table[column].value_counts()
        n, value = (
            (int(counts.iloc[0]), str(counts.index[0])) if len(counts) else (0, "")
        )
        if n >= _LEAST and n > _SHARE * len(checked.table):
            facts = {"n": n, "value": value}
            parts.append(marking.whole(checked, "C404", column=column, facts=facts))
    return marking.together(parts)


def no_channel(checked: Checked) -> Issues:
    """C405: nothing to call, write to, open or go to."""
    table = checked.table
    unreachable = table[list(_ANY)].isna().all(axis="columns")
    nowhere = table[list(_SOMEWHERE)].isna().all(axis="columns")
    return marking.rows(
        checked, "C405", unreachable & (nowhere | (table["type"] == "virtual"))
    )


def fax_is_phone(checked: Checked) -> Issues:
    """C406: the fax number is the phone number."""
    fax = checked.table["phone_fax"]
    same = fax.notna() & (fax == checked.table["phone_voice"])
    return marking.rows(checked, "C406", same, column="phone_fax")
