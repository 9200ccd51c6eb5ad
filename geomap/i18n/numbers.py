"""Numbers as each language writes them."""

from geomap.model.schema import Language

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def number(value: float, language: Language, decimals: int = 0) -> str:
    r"""Return a number with the marks of the language.

    >>> number(1234567, "en"), number(1234.5, "fr", decimals=1)
    ('1,234,567', '1\xa0234,5')
    """
    english = f"{value:,.{decimals}f}"
    if language == "en":
        return english
    return english.replace(",", NO_BREAK_SPACE).replace(".", ",")
