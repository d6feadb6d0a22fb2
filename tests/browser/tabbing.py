"""A page gone through with Tab alone: every control, in reading order, in sight, and out at the end."""

from collections.abc import Iterator

from playwright.sync_api import Page

# What Tab should come to, in the order of the page; each is numbered to be known again.
_WANTED = """() => {
  // Tab comes to one radio button of a group.
  const stopOf = ({ name, form }) => {
    const group = [...document.getElementsByName(name)].filter((one) => one.form === form);
    return group.find((one) => one.checked) ?? group[0];
  };
  const of = "a[href], button, summary, input:not([type=hidden]), select, textarea, [tabindex='0']";
  const reached = [...document.querySelectorAll(of)].filter(
    (one) => !one.disabled && one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true })
      && (one.type !== "radio" || one === stopOf(one)));
  reached.forEach((one, index) => { one.dataset.tabbed = index; });
  // From the top of the page, wherever the keyboard was.
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  return reached.map((one) => (one.getAttribute("aria-label") || one.textContent).trim().slice(0, 40));
}"""
_HELD = """() => {
  const held = document.activeElement;
  if (!held || held === document.body || held === document.documentElement) return null;
  const style = getComputedStyle(held), box = held.getBoundingClientRect();
  const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const middle = (from, to, most) => Math.min(Math.max((from + to) / 2, 1), most - 1);
  const [x, y] = [middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)];
  const above = document.elementFromPoint(x, y);
  const apart = above && !held.contains(above) && !above.contains(held);
  const covered = inside && apart && !held.closest("label")?.contains(above) && above.outerHTML.slice(0, 80);
  return { at: held.dataset.tabbed ?? held.outerHTML.slice(0, 80), drawn: drawn && inside, covered };
}"""


def tabbing_faults(page: Page) -> Iterator[str]:
    """What somebody without a mouse would stumble on."""
    wanted = page.evaluate(_WANTED)
    if not wanted:
        yield f"{page.url} has nothing to press"
    for index, name in enumerate(wanted):
        page.keyboard.press("Tab")
        held = page.evaluate(_HELD)
        if held is None or held["at"] != str(index):
            yield f"{page.url} Tab does not come to « {name} » but to {held and held['at']}"
            return
        if not held["drawn"]:
            yield f"{page.url} nobody sees that Tab is on « {name} »"
        if held["covered"]:
            yield f"{page.url} « {name} » is hidden under {held['covered']} when Tab is on it"
    page.keyboard.press("Tab")
    if (held := page.evaluate(_HELD)) is not None and held["at"] != "0":
        yield f"{page.url} Tab does not leave « {wanted[-1]} »"
