"""What a mandate is about: the acts that a procedure may still ask for, and what it means in five points."""

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass

from app.domain.autonomy import Autonomy
from app.domain.gesture import Gesture, Nature, Sentence
from app.domain.language import MESSAGES
from app.domain.marking import N_
from app.domain.procedure import Edition, Group, Node, Procedure, Question
from app.domain.walk import Walk

POINTS = tuple(
    Sentence(msgid, MESSAGES)
    for msgid in (
        N_("La médiatrice fait des gestes à votre place, devant vous."),
        N_("Elle fait seulement ce qui est coché sur la feuille."),
        N_("L’accord dure le temps coché sur la feuille."),
        N_("Vous pouvez arrêter à tout moment, sans dire pourquoi."),
        N_("Elle ne fait rien d’autre, et ne garde aucun mot de passe."),
    )
)


@dataclass(frozen=True, slots=True)
class Act:
    """A gesture that gives or engages something of the person; `do` is what the guide says at this level."""

    gesture: Gesture
    do: Sentence


@dataclass(frozen=True, slots=True)
class Chapter:
    """The acts of one phase, under its title."""

    title: Sentence
    acts: tuple[Act, ...]

    @property
    def secret(self) -> bool:
        """True when something of it is for the person's fingers alone."""
        return any(act.gesture.secret for act in self.acts)


def chapters(walk: Walk, edition: Edition) -> tuple[Chapter, ...]:
    """The acts that a walk asked for or may still ask for: its procedure's, then those of its side trip."""
    found = (
        (title, act)
        for frame in walk.frames
        for title, act in acts(edition.of(frame.procedure), frame.answers, walk.level)
    )
    by_title: dict[Sentence, list[Act]] = {}
    for title, act in found:
        by_title.setdefault(title, []).append(act)
    return tuple(Chapter(title, tuple(listed)) for title, listed in by_title.items())


def acts(procedure: Procedure, answers: Mapping[str, str], level: Autonomy) -> Iterator[tuple[Sentence, Act]]:
    """The acts of the path, each with the title of its phase.

    A question not answered yet keeps all its branches: nobody signs twice because an answer came later.
    """
    for title, gesture in _gestures(procedure.nodes, answers, None):
        texts = gesture.at(level)
        if gesture.nature in (Nature.DATA, Nature.COMMITTING) and texts.do is not None and not texts.masked:
            yield title or procedure.title, Act(gesture, texts.do)


def _gestures(
    nodes: tuple[Node, ...], answers: Mapping[str, str], title: Sentence | None
) -> Generator[tuple[Sentence | None, Gesture], None, bool]:
    """Every gesture that some way through may meet; returns whether all of them end here."""
    for node in nodes:
        if isinstance(node, Gesture):
            yield title, node
        elif isinstance(node, Group):
            if (yield from _gestures(node.nodes, answers, title or node.title)):
                return True
        elif (yield from _branches(node, answers, title)):
            return True
    return False


def _branches(
    question: Question, answers: Mapping[str, str], title: Sentence | None
) -> Generator[tuple[Sentence | None, Gesture], None, bool]:
    answered = question.choice(answers.get(question.id, ""))
    ends = []
    for choice in (answered,) if answered else question.choices:
        ended = yield from _gestures(choice.nodes, answers, title)
        ends.append(ended or choice.exit is not None)
    return all(ends)
