"""Doubting: « ce n'est pas comme sur mon écran », counted by gesture and by day, never by person."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from app.domain.errors import MoveRefused
from app.domain.gesture import Gesture
from app.domain.procedure import Procedure
from app.usecases.holding import day_of
from app.usecases.pause_ports import Doubt
from app.usecases.walking import Walking

KEPT = timedelta(days=365)
HASH = 16  # signs


@dataclass(frozen=True, slots=True)
class Doubting:
    """What visitors of one desk did not find on their screens."""

    walking: Walking

    def doubt(self, walk: str, gesture: str) -> None:
        """Count one for a gesture of the present card, practice apart; raise MoveRefused for any other."""
        scene = self.walking.scene(walk)
        if scene.walk.ended:
            raise MoveRefused("ended")
        shown = {one.id: one for one in scene.view.card.gestures}
        if gesture not in shown:
            raise MoveRefused("gesture-elsewhere")
        if scene.walk.practice:
            return
        doubt = Doubt(
            day=day_of(self.walking.clock.now()),
            edition=scene.edition.id,
            procedure=scene.walk.frame.procedure,
            gesture=gesture,
            sentence=_sentence(shown[gesture]),
        )
        self.walking.store.change(lambda change: change.count_doubt(doubt))

    def counts(self) -> Mapping[tuple[str, str], int]:
        """How often, by procedure and gesture as they are written today.

        A count follows its sentence when a gesture is inserted, and goes when the sentence is rewritten.
        """
        return self._followed(self.walking.store.doubt_sums())

    def counts_since(self, days: Mapping[str, date]) -> Mapping[tuple[str, str], int]:
        """The same, of those that came after a day, by procedure: the day on which it was last done."""
        sums: Counter[tuple[str, str, str]] = Counter()
        for one in self.walking.store.doubts():
            if one.day > days.get(one.procedure, date.min):
                sums[one.procedure, one.gesture, one.sentence] += one.count
        return self._followed(sums)

    def sweep(self) -> None:
        """Forget the counts of more than a year ago."""
        before = day_of(self.walking.clock.now() - KEPT)
        self.walking.store.change(lambda change: change.sweep_doubts(before))

    def _followed(self, sums: Mapping[tuple[str, str, str], int]) -> Mapping[tuple[str, str], int]:
        found: Counter[tuple[str, str]] = Counter()
        editions = self.walking.library.editions()
        doubted = {procedure for procedure, _, _ in sums} & editions.keys()
        present = {procedure: _present(editions[procedure].procedure) for procedure in doubted}
        for (procedure, gesture, sentence), count in sums.items():
            ids = present.get(procedure, {}).get(sentence, ())
            if ids:
                found[procedure, gesture if gesture in ids else ids[0]] += count
        return found


def _present(procedure: Procedure) -> Mapping[str, list[str]]:
    """The gestures that say each sentence."""
    found: dict[str, list[str]] = {}
    for node in procedure.walk_nodes():
        if isinstance(node, Gesture):
            found.setdefault(_sentence(node), []).append(node.id)
    return found


def _sentence(gesture: Gesture) -> str:
    text = "" if gesture.texts.do is None else gesture.texts.do.text
    return sha256(text.encode()).hexdigest()[:HASH]
