"""The structure: what it says of itself on its screens and sheets; the closed list of its settings."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum

from app.domain.errors import Refused
from app.domain.post import Disposition

LONGEST = 200  # signs of a setting
LONGEST_NAME = 60  # it stands on every page of the staff


class Rereading(StrEnum):
    """Who may put a draft on the screens."""

    ANOTHER = "autre"  # somebody who did not write it
    OWN = "soi"


@dataclass(frozen=True, slots=True)
class Structure:
    """A desk as it presents itself; an empty text is a line to be filled by pen.

    `dpo` is whom one writes to about one's data; `disposition` is where the guide stands on a new post.
    """

    name: str = "PIMMS"
    address: str = ""
    contact: str = ""
    dpo: str = ""
    hours: str = ""
    interpreter: str = ""
    disposition: Disposition = Disposition.SIDE_BY_SIDE
    rereading: Rereading = Rereading.ANOTHER

    @property
    def place(self) -> str:
        """Where to come back to, and when."""
        return ", ".join(part for part in (self.name, self.address, self.hours) if part)

    def kept(self, defaults: "Structure") -> Mapping[str, str]:
        """What to keep: only what departs from the defaults, so that a default may still change."""
        usual = asdict(defaults)
        return {key: str(value) for key, value in asdict(self).items() if value != usual[key]}


def structure_of(settled: Mapping[str, str], defaults: Structure) -> Structure:
    """The defaults with what was settled over them; the key of another version is passed over."""
    found: dict[str, str] = {one.name: settled[one.name] for one in fields(Structure) if one.name in settled}
    disposition = Disposition(found.pop("disposition", defaults.disposition))
    rereading = Rereading(found.pop("rereading", defaults.rereading))
    return replace(defaults, **found, disposition=disposition, rereading=rereading)


def typed_structure(typed: Mapping[str, str]) -> Structure:
    """The structure as a form says it.

    Raise Refused("structure-name"), Refused("structure-long") with its field, or Refused("structure-form").
    """
    said = {one.name: " ".join(typed.get(one.name, "").split()) for one in fields(Structure)}
    disposition, rereading = said.pop("disposition"), said.pop("rereading")
    if not 0 < len(said["name"]) <= LONGEST_NAME:
        raise Refused("structure-name", maximum=LONGEST_NAME)
    for key, value in said.items():
        if len(value) > LONGEST or not value.isprintable():
            raise Refused("structure-long", field=key, maximum=LONGEST)
    if disposition not in set(Disposition) or rereading not in set(Rereading):
        raise Refused("structure-form")
    return Structure(**said, disposition=Disposition(disposition), rereading=Rereading(rereading))
