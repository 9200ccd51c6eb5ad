"""The register: which check finds which issue."""

from collections.abc import Callable, Mapping

from geomap.ingest.checks import (
    accessibility,
    address,
    contact,
    drift,
    file,
    hours,
    location,
    place,
    privacy,
    row,
    shift,
    translation,
)
from geomap.ingest.checks.checked import Checked
from geomap.model.issue import Issues

Check = Callable[[Checked], Issues]

CHECKS: Mapping[str, Check] = {
    "A302": address.postal_code_elsewhere,
    "A303": address.mail_only,
    "C404": contact.generic_contact,
    "C405": contact.no_channel,
    "C406": contact.fax_is_phone,
    "D704": drift.rows_dropped,
    "D705": drift.fields_emptied,
    "D706": drift.map_moved,
    "D707": drift.stale,
    "D708": file.licence_missing,
    "D709": privacy.personal_information,
    "D711": file.rows_unexpected,
    "H503": hours.overlapping,
    "H504": hours.implausible,
    "H505": hours.holidays_unsaid,
    "H506": hours.holidays_of_others,
    "H507": hours.past_exceptions,
    "L201": location.coordinates_missing,
    "L207": location.province_mismatch,
    "L208": place.far_from_postal_area,
    "L209": place.far_from_town,
    "L210": location.precision_low,
    "L211": location.point_shared,
    "L212": location.in_water,
    "L213": place.access_unsaid,
    "L214": shift.datum_shift,
    "R102": row.required_blank,
    "T601": translation.missing,
    "T602": translation.same,
    "T603": translation.wrong_language,
    "X801": accessibility.photo_without_words,
    "X802": accessibility.contradiction,
}
