"""U12: somebody with a keyboard finds an office, reads about it and goes back."""

import pytest

pytestmark = pytest.mark.browser
MOST = 60
# Where the focus is, whether it can be seen, and whether anything lies over it.
FOCUS = """() => {
  const here = document.activeElement;
  if (here === document.body) return null;
  const style = getComputedStyle(here);
  const box = here.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const y = box.top + Math.min(box.height / 2, 12);
  const top = document.elementFromPoint(x, y);
  return {
    text: (here.getAttribute('aria-label') || here.textContent || here.id).trim().slice(0, 60),
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    inside: box.top >= 0 && box.top < innerHeight,
    uncovered: top !== null && (here.contains(top) || top.contains(here) || top.closest('label') !== null),
  };
}"""


@pytest.mark.parametrize(
    ("start", "word", "office"),
    [("/en/", "Ottawa", "Ottawa Counter"), ("/fr/", "Ottawa", "Comptoir d'Ottawa")],
)
def test_from_search_to_office_and_back_without_a_mouse(visit, start, word, office):
    page = visit(start)
    presses = 0

    def press(key):
        nonlocal presses
        presses += 1
        page.keyboard.press(key)

    def tab_to(wanted):
        for _ in range(MOST):
            press("Tab")
            at = page.evaluate(FOCUS)
            assert at is not None
            assert at["outlined"], at
            assert at["inside"], at
            assert at["uncovered"], at
            if wanted(at["text"]):
                return
        pytest.fail("never reached")

    tab_to(lambda text: page.evaluate("document.activeElement.id") == "q")
    page.keyboard.type(word)
    press("Escape")
    press("Enter")
    page.wait_for_url("**/res*q=Ottawa*")
    results = page.url
    # The skip link leads over the header to the answer.
    press("Tab")
    press("Enter")
    tab_to(lambda text: text == office)
    press("Enter")
    page.wait_for_url("**/ca/counters/1/**")
    press("Tab")
    press("Enter")
    tab_to(
        lambda text: page.evaluate("document.activeElement.href || ''").startswith(
            results.partition("?")[0]
        )
    )
    press("Enter")
    page.wait_for_url("**/res*")
    assert page.url.partition("#")[0] == results.partition("#")[0]
    assert presses <= MOST
