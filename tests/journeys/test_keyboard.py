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
    id: here.id,
    href: here.href || '',
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    inside: box.top >= 0 && box.top < innerHeight,
    uncovered: top !== null && (here.contains(top) || top.contains(here) || top.closest('label') !== null),
  };
}"""


class Keys:
    """Somebody's hands: they count what they press and look where it leads."""

    def __init__(self, page):
        self.page = page
        self.presses = 0

    def press(self, key):
        self.presses += 1
        self.page.keyboard.press(key)

    def skip(self):
        """Go past the header, as its first link offers."""
        self.press("Tab")
        self.press("Enter")

    def tab_to(self, wanted):
        for _ in range(MOST):
            self.press("Tab")
            at = self.page.evaluate(FOCUS)
            assert at is not None
            assert at["outlined"], at
            assert at["inside"], at
            assert at["uncovered"], at
            if wanted(at):
                return
        pytest.fail("never reached")


@pytest.mark.parametrize(
    ("start", "office"), [("/en/", "Ottawa Counter"), ("/fr/", "Comptoir d'Ottawa")]
)
def test_from_search_to_office_and_back_without_a_mouse(visit, start, office):
    page = visit(start)
    keys = Keys(page)
    keys.tab_to(lambda at: at["id"] == "q")
    page.keyboard.type("Ottawa")
    keys.press("Enter")
    page.wait_for_url("**/res*q=Ottawa*")
    results = page.url
    keys.skip()
    keys.tab_to(lambda at: at["text"] == office)
    keys.press("Enter")
    page.wait_for_url("**/ca/counters/1/**")
    keys.skip()
    keys.tab_to(lambda at: at["href"].startswith(results.partition("?")[0]))
    keys.press("Enter")
    page.wait_for_url(lambda url: url.startswith(results))
    assert page.url.partition("#")[0] == results.partition("#")[0]
    assert keys.presses <= MOST
