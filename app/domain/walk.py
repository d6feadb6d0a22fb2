"""A walk: one person's way through an edition, and the moves from one state to the next."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.autonomy import Autonomy
from app.domain.comfort import Comfort, Tongue
from app.domain.cutting import card_at, cut
from app.domain.errors import WalkMovedOn
from app.domain.hand import Hand, Mandate, mandate_wanted
from app.domain.path import AGREED_ALOUD, AGREEMENTS, OPENING, Card, Path, follow
from app.domain.procedure import Edition
from app.domain.trail import Trail, family_of


class Presence(StrEnum):
    """How the mediator is there: one shared screen, beside the post, from her desk, or not at all."""

    SHARED = "partage"
    BESIDE = "a_cote"
    DESK = "bureau"
    ALONE = "seul"


class Outcome(StrEnum):
    """How a walk ended."""

    DONE = "termine"
    CONTINUED = "a_suivre"
    REDIRECTED = "reoriente"
    ABANDONED = "abandonne"
    SITE_DOWN = "site_en_panne"
    MANDATE_REFUSED = "refus_de_mandat"


@dataclass(frozen=True, slots=True)
class Frame:
    """Where one is in one procedure: the main one at the bottom, side trips above it.

    `answers` holds a choice's id by question, and by commitment that the person said yes to AGREED,
    or AGREED_ALOUD.
    """

    procedure: str
    place: str
    answers: Mapping[str, str] = field(default_factory=dict)
    unfolded: Set[str] = frozenset()


@dataclass(frozen=True, slots=True)
class View:
    """What a walk shows now: its card, and where that stands among the others."""

    path: Path
    cards: tuple[Card, ...]
    index: int

    @property
    def card(self) -> Card:
        """The present card."""
        return self.cards[self.index]

    @property
    def following(self) -> Card | None:
        """The next card, when the answers given so far tell which."""
        return self.cards[self.index + 1] if self.index + 1 < len(self.cards) else None

    @property
    def rank(self) -> int:
        """« étape 4 »: how many numbered cards there are up to this one."""
        return sum(card.numbered for card in self.cards[: self.index + 1])

    @property
    def total(self) -> int | None:
        """« sur 9 », only when no unanswered question can change it."""
        return sum(card.numbered for card in self.cards) if self.path.complete else None


@dataclass(frozen=True, slots=True)
class Walk:
    """One person's way through a procedure; `version` counts the moves, and nothing names the person.

    `dropped` counts the answers that the last move lost because they no longer lie on the path.
    `practice` is a walk on drawn screens alone: nothing is sent, nothing of it is counted.
    `trail` is what the figures will need of it.
    `resuming` is the place a pause was taken at, until the walk is there again.
    `tongue` is how far the person is in choosing a language on the screen.
    """

    id: str
    edition: str
    level: Autonomy
    language: str
    frames: tuple[Frame, ...]
    version: int = 1
    presence: Presence = Presence.ALONE
    comfort: Comfort = Comfort()  # noqa: RUF009 - a frozen value
    organisation: str | None = None
    hand: Hand = Hand()  # noqa: RUF009 - a frozen value
    mandate: Mandate | None = None
    outcome: Outcome | None = None
    dropped: int = 0
    practice: bool = False
    resuming: str | None = None
    trail: Trail = Trail()  # noqa: RUF009 - a frozen value
    tongue: Tongue = Tongue.SETTLED

    @property
    def procedure(self) -> str:
        """The id of the procedure the walk is about, whatever side trip it is on."""
        return self.frames[0].procedure

    @property
    def frame(self) -> Frame:
        """Where one is, in the procedure one is walking now."""
        return self.frames[-1]

    @property
    def on_a_trip(self) -> bool:
        """True on a side trip, that comes back to the gesture it left from."""
        return len(self.frames) > 1

    @property
    def ended(self) -> bool:
        """True once an outcome was given: nothing but undoing the end is possible."""
        return self.outcome is not None

    def expect(self, seen: int) -> None:
        """Raise WalkMovedOn unless the press comes from a screen that shows this very version."""
        if seen != self.version:
            raise WalkMovedOn(self)

    def view(self, edition: Edition) -> View:
        """The card to show, and its neighbours."""
        path = self._path(edition)
        cards = cut(path, self.level, self.frame.unfolded, singly=self.practice)
        return View(path, cards, card_at(cards, path, self.frame.place))

    def wants_mandate(self, edition: Edition) -> bool:
        """True when the mediator may not go on with this card before the mandate is settled."""
        if self.practice:
            return False
        card = self.view(edition).card
        return mandate_wanted(card.gestures, self.hand, self.level, self.mandate)

    def _path(self, edition: Edition) -> Path:
        return follow(edition.of(self.frame.procedure), self.frame.answers, trip=self.on_a_trip)

    def agreed(self, gesture: str) -> bool:
        """True when the person said yes to that commitment."""
        return self.frame.answers.get(gesture) in AGREEMENTS

    def agreed_aloud(self, gesture: str) -> bool:
        """True when that yes was said, and noted by the mediator."""
        return self.frame.answers.get(gesture) == AGREED_ALOUD


def begin(
    id: str,
    edition: Edition,
    *,
    level: Autonomy,
    language: str,
    presence: Presence = Presence.ALONE,
    comfort: Comfort | None = None,
    organisation: str | None = None,
    practice: bool = False,
    tongue: Tongue = Tongue.SETTLED,
) -> Walk:
    """Open a walk at the « avant de commencer » of a procedure."""
    return Walk(
        id=id,
        edition=edition.id,
        level=level,
        language=language,
        frames=(Frame(edition.procedure.id, OPENING),),
        presence=presence,
        comfort=comfort or Comfort(),
        organisation=organisation,
        practice=practice,
        trail=Trail(family_of(edition.procedure)),
        tongue=tongue,
    )
