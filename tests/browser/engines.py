"""What two engines, a narrow or enlarged window, and Tab find wrong with a page."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.browser.people import Person
from tests.browser.tabbing import tabbing_faults

VENDOR = Path(__file__).parent / "vendor"
AXE = next(VENDOR.glob("axe-core-*/axe.min.js")).read_text(encoding="utf-8")
IBM = next(VENDOR.glob("accessibility-checker-engine-*/ace.js")).read_text(encoding="utf-8")
AXE_SAYS = """async () => {
  const options = { resultTypes: ["violations"], preload: false };
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}"""
# What fails; what IBM asks a person to look at is looked at in docs/accessibilite.md.
IBM_SAYS = """async (waived) => {
  const { results } = await new ace.Checker().check(document, ["IBM_Accessibility", "WCAG_2_2"]);
  const failed = results.filter(({ ruleId, value }) => value[1] === "FAIL" && !waived.includes(ruleId));
  return failed.map(({ ruleId, snippet }) => `${ruleId}: ${snippet.slice(0, 160)}`);
}"""
WAIVED = (
    # A link to the content is the first thing of a page, before any landmark: axe and WAI let it be.
    "aria_content_in_landmark",
    # A form without a name is no landmark: ours are one button, whose words say all.
    "aria_form_label_unique",
    "aria_landmark_name_unique",
    # Safari takes the list away from a list without bullets, unless its role is said.
    "aria_role_redundant",
)
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LETTERS = "size => { document.documentElement.style.fontSize = size; }"
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1024, "height": 768}
LANGUAGES = ("fr", "ar", "en")


class Reader(NamedTuple):
    """How a page is looked at; IBM takes half of the time, and waits for the night."""

    language: str
    viewport: dict[str, int]
    with_ibm: bool = True


BY_DAY = [Reader("fr", WIDE, with_ibm=False), Reader("ar", NARROW, with_ibm=False)]
BY_NIGHT = [Reader(language, viewport) for language in LANGUAGES for viewport in (WIDE, NARROW)]
READERS = [
    *(pytest.param(one, id=f"{one.language} {one.viewport['width']}") for one in BY_DAY),
    *(
        pytest.param(one, id=f"{one.language} {one.viewport['width']} both engines", marks=pytest.mark.night)
        for one in BY_NIGHT
        if one not in BY_DAY
    ),
]


def faults(person: Person, reader: Reader = BY_NIGHT[0]) -> list[str]:
    """All that is wrong with a page of the visitor."""
    return [*tabbing_faults(person.page), *faults_at_rest(person, reader)]


def faults_at_rest(person: Person, reader: Reader = BY_NIGHT[0]) -> list[str]:
    """The same without Tab, for a page where one thing stands over all the others."""
    return [*(_ibm_faults(person) if reader.with_ibm else ()), *staff_faults(person)]


def _ibm_faults(person: Person) -> list[str]:
    _bring(person, "ace", f"{IBM};window.ace = ace")
    return [f"{person.page.url} {fault}" for fault in person.page.evaluate(IBM_SAYS, WAIVED)]


def staff_faults(person: Person) -> list[str]:
    """What axe, and a narrow or enlarged window, find wrong with a page of the staff."""
    _bring(person, "axe", AXE)
    said = person.page.evaluate(AXE_SAYS)
    return [*(f"{person.page.url} {fault}" for fault in said), *_sideways(person)]


def _bring(person: Person, name: str, engine: str) -> None:
    """To read an engine costs as much as to show a page: once for all that a page goes on to show."""
    if not person.page.evaluate("name => name in window", name):
        person.page.evaluate(f"() => {{ {engine} }}")


def _sideways(person: Person) -> Iterator[str]:
    size = person.page.viewport_size
    person.page.set_viewport_size(NARROW)
    if (wider := person.page.evaluate(WIDER)) > 0:
        yield f"{person.page.url} is {wider} pixels wider than 320"
    person.page.set_viewport_size(WIDE)
    person.page.evaluate(LETTERS, "200%")
    if (wider := person.page.evaluate(WIDER)) > 0:
        yield f"{person.page.url} is {wider} pixels wider than 1024 with the text twice as large"
    person.page.evaluate(LETTERS, "")
    person.page.set_viewport_size(size)
