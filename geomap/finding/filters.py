"""What a question may be narrowed by, besides the catalogues of codes."""

from collections.abc import Mapping

# Types of place that people think of as one; any other kind is a location type.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "counter": ("full_service", "express", "passport", "hosted_desk"),
    "kiosk": ("kiosk_hosted", "kiosk_unattended"),
    "outreach": ("outreach", "mobile"),
}
# Accessibility facts, each with the column that holds yes or no.
FACTS: Mapping[str, str] = {
    "wheelchair": "accessibility_wheelchair",
    "parking": "accessibility_parking",
    "washroom": "accessibility_washroom",
    "hearing_loop": "accessibility_hearing_loop",
}
