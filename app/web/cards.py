"""Faces: what a card shows, one neutral view for the post, the co-pilot and the shared screen."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.autonomy import Autonomy, Holder
from app.domain.comfort import Tongue
from app.domain.gesture import UNDRAWN, Commitment, Gesture, Sentence, Texts, Where, where_last
from app.domain.hand import usual_holder
from app.domain.labels import labels_of
from app.domain.path import Card, CardKind
from app.domain.post import Post
from app.domain.procedure import Choice, Group, Procedure, Question
from app.domain.registries import HardWord, Organisation, Registries
from app.domain.tongue import asked
from app.domain.walk import View, Walk
from app.usecases.walking import Scene
from app.web.practice import Practice, offered, practice_of
from app.web.way import Landmark, returning_to, way_of


@dataclass(frozen=True, slots=True)
class GestureFace:
    """A gesture as a card shows it; `elsewhere` says where when that is not where the last one happened."""

    gesture: Gesture
    rank: int
    texts: Texts
    holder: Holder
    handed: bool
    elsewhere: Where | None

    @property
    def by_visitor(self) -> bool:
        """True when the visitor holds the mouse for this one."""
        return self.holder is Holder.VISITOR


@dataclass(frozen=True, slots=True)
class Ahead:
    """The commitment that waits on the next card: what it does, and the button to stop before."""

    commitment: Commitment
    label: str | None


@dataclass(frozen=True, slots=True)
class CardFace:
    """All that the templates of a card need; texts are sentences, put in a language by the template."""

    walk: Walk
    procedure: Procedure
    main: Procedure
    view: View
    gestures: tuple[GestureFace, ...]
    organisation: Organisation | None
    words: tuple[HardWord, ...]
    ahead: Ahead | None
    wants_mandate: bool
    accompanied: bool
    returning_to: Sentence | None = None
    practice: Practice | None = None
    can_practise: bool = False

    @property
    def card(self) -> Card:
        """The card itself."""
        return self.view.card

    @property
    def asks(self) -> Tongue | None:
        """What the language screen asks instead of this card."""
        return asked(self.walk, self.view)

    @property
    def level(self) -> Autonomy:
        """The level it is shown at."""
        return self.walk.level

    @property
    def can_go_back(self) -> bool:
        """False on the very first card."""
        return self.view.index > 0 or self.walk.on_a_trip

    @property
    def agreed(self) -> bool:
        """True once the person said yes to the commitment of this card."""
        return self.walk.agreed(self.card.place)

    @property
    def agreed_aloud(self) -> bool:
        """True once that yes was said to the mediator, who noted it."""
        return self.walk.agreed_aloud(self.card.place)

    @property
    def chosen(self) -> str | None:
        """The answer given to the question of this card, when one came back to it."""
        return self.walk.frame.answers.get(self.card.place)

    @property
    def unfolded(self) -> bool:
        """True while the present step is shown one gesture at a time."""
        return self.level is Autonomy.DONE_BY and self.card.stops[0].step.id in self.walk.frame.unfolded

    @property
    def can_unfold(self) -> bool:
        """True when « un geste à la fois » would change something."""
        return self.level is Autonomy.DONE_BY and len(self.gestures) > 1 and not self.unfolded

    @property
    def on_the_site(self) -> bool:
        """True when something of this card happens on the official site."""
        on_site = any(face.gesture.where is Where.SITE for face in self.gestures)
        return on_site and not self.walk.practice

    @property
    def before_the_eyes(self) -> tuple[GestureFace, ...]:
        """The gestures that the visitor is at, on a screen that may not look as the guide says."""
        if self.walk.practice or (self.card.kind is CardKind.COMMITMENT and not self.agreed):
            return ()
        return tuple(one for one in self.gestures if one.by_visitor and one.gesture.where not in UNDRAWN)

    @property
    def way(self) -> tuple[Landmark, ...]:
        """What is done, where one is, what remains."""
        return way_of(self.view)

    @property
    def replayed(self) -> bool:
        """True on a card of a phase that whoever takes the walk up goes through again."""
        phases = {node.id for node in self.main.walk_nodes() if isinstance(node, Group) and node.replayed}
        return any(stop.phase.id in phases for stop in self.card.stops)

    @property
    def hers(self) -> tuple[GestureFace, ...]:
        """The gestures of this card that the mediator does."""
        return tuple(one for one in self.gestures if not one.by_visitor)

    @property
    def asked_about(self) -> GestureFace | None:
        """The gesture that she asked to do."""
        asked = self.walk.hand.asked
        return next((one for one in self.gestures if asked and one.gesture.id == asked.gesture), None)

    @property
    def person_holds(self) -> bool:
        """True when the mouse is the person's for whatever comes, but for what was said of one gesture."""
        holder = self.walk.hand.lasting or usual_holder(self.level)
        return holder is Holder.VISITOR

    @property
    def replied(self) -> tuple[Question, Choice] | None:
        """The answer given on the card one comes from, or on this one."""
        before = self.view.cards[max(self.view.index - 1, 0)]
        for question in (self.card.question, before.question):
            choice = question.choice(self.walk.frame.answers.get(question.id, "")) if question else None
            if question is not None and choice is not None:
                return question, choice
        return None

    @property
    def hand_lent(self) -> bool:
        """True when the mouse is not where the level puts it."""
        hand = self.walk.hand
        return hand.lasting is not None or bool(hand.gestures)


def dress_of(subject: Walk | Post) -> str:
    """The language, the comfort and the practice that a page is in, as one word: it changes with them."""
    comfort = subject.comfort
    practice = "essai." if isinstance(subject, Walk) and subject.practice else ""
    return f"{practice}{subject.language}.{comfort.size}.{comfort.contrast:d}{comfort.spacing:d}"


def face_of(scene: Scene, registries: Registries) -> CardFace:
    """The face of the present card of a walk."""
    walk, view, edition = scene.walk, scene.view, scene.edition
    procedure = edition.of(walk.frame.procedure)
    gestures = tuple(_gesture_faces(walk, view))
    return CardFace(
        walk=walk,
        procedure=procedure,
        main=edition.procedure,
        view=view,
        gestures=gestures,
        organisation=organisation_of(scene, registries, view.card.stops[0].step.organisation),
        words=registries.hard_words_in(" ".join(text.text for text in _sentences(view.card, gestures))),
        ahead=_ahead(view, walk.level),
        wants_mandate=walk.wants_mandate(edition),
        accompanied=scene.accompanied,
        returning_to=returning_to(walk, edition),
        practice=practice_of(walk, view, edition.procedure),
        can_practise=offered(walk, edition.procedure),
    )


def organisation_of(scene: Scene, registries: Registries, nearer: str | None = None) -> Organisation | None:
    """Whose site one is on: what is `nearer` than the procedure says it first."""
    walk, edition = scene.walk, scene.edition
    own = edition.of(walk.frame.procedure).organisation
    key = nearer or own or walk.organisation or edition.procedure.organisation
    return registries.organisations.get(key) if key else None


def _gesture_faces(walk: Walk, view: View) -> Iterable[GestureFace]:
    before = view.card.after
    for rank, gesture in enumerate(view.card.gestures, start=1):
        holder = walk.hand.holder(gesture, walk.level)
        yield GestureFace(
            gesture=gesture,
            rank=rank,
            texts=gesture.at(walk.level),
            holder=holder,
            handed=holder is not usual_holder(walk.level),
            elsewhere=gesture.where if before is not None and gesture.where is not before else None,
        )
        before = where_last((gesture,), before)


def _sentences(card: Card, gestures: tuple[GestureFace, ...]) -> list[Sentence]:
    """The French sentences that the visitor reads on a card."""
    said = [text for face in gestures for text in (face.texts.do, face.texts.see, face.gesture.recap)]
    if card.question is not None:
        said += [card.question.ask, card.question.why, *(choice.label for choice in card.question.choices)]
    if card.exit is not None:
        said += [card.exit.title, card.exit.text]
    return [text for text in (card.head.title, card.head.why, *said) if text is not None]


def _ahead(view: View, level: Autonomy) -> Ahead | None:
    following = view.following
    gesture = following.gestures[0] if following is not None and following.gestures else None
    if gesture is None or not gesture.commits:
        return None
    do = gesture.at(level).do
    labels = labels_of(do.text) if do is not None else ()
    return Ahead(gesture.commitment or Commitment.SENDING, labels[0] if labels else None)
