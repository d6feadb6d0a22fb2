"""Whatever two trainers and the world outside do, in any order, the last text of each screen is somewhere."""

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.domain.draft import digest
from app.domain.errors import DomainError, DraftMovedOn
from tests.workshop import FILE, INES, ZOE, Workshop, changed

SCREENS = {"zoe, first window": ZOE, "zoe, second window": ZOE, "ines": INES}
screens = st.sampled_from(sorted(SCREENS))


class Trainers(RuleBasedStateMachine):
    """Three screens on one file; each knows the draft and the version that it shows."""

    @initialize()
    def open(self):
        self.root = Path(tempfile.mkdtemp())
        self.shop, self.typed = Workshop(self.root), 0
        self.shown = {name: self._begun(by) for name, by in SCREENS.items()}
        self.last = {}
        self.served = {}

    def teardown(self):
        shutil.rmtree(self.root)

    @rule(name=screens)
    def type(self, name):
        self.typed += 1
        id, version = self.shown[name]
        text, before = changed(f"la page {self.typed}"), self.shop.authoring.draft(id).text
        try:
            draft = self.shop.authoring.save(id, version, text, SCREENS[name])
            # Typed over knowingly: this screen showed it.
            self.last = {other: said for other, said in self.last.items() if said != before}
        except DraftMovedOn as moved:
            draft = moved.kept
        self.shown[name], self.last[name] = (draft.id, draft.version), text

    @rule(name=screens)
    def begin(self, name):
        self.shown[name] = self._begun(SCREENS[name])

    @rule(name=screens, act=st.sampled_from(["ask", "take_back", "drop", "pick_up"]))
    def press(self, name, act):
        with suppress(DomainError):
            getattr(self.shop.authoring, act)(self.shown[name][0], SCREENS[name])

    @rule(name=screens)
    def publish(self, name):
        for draft in self.shop.authoring.drafts():
            with suppress(DomainError):
                self.shop.authoring.publish(draft.id, SCREENS[name])
                self.served[draft.id] = draft.text

    @rule(name=screens)
    def settle(self, name):
        authoring, (id, _) = self.shop.authoring, self.shown[name]
        draft = authoring.draft(id)
        with suppress(DomainError):
            authoring.keep_aside(draft)
            other = authoring.present(FILE)
            authoring.rebase(id, draft.version, digest(other), other, SCREENS[name])

    @rule(name=screens, rank=st.integers(0, 5))
    def go_back(self, name, rank):
        found = self.shop.authoring.history(FILE)
        with suppress(DomainError):
            self.shop.authoring.restore(found[rank % len(found)].id, SCREENS[name])

    @rule()
    def change_outside(self):
        self.typed += 1
        self.shop.put(FILE, changed(f"dehors {self.typed}"))
        self.shop.authoring.notice()

    @invariant()
    def nothing_is_lost(self):
        authoring = self.shop.authoring
        kept = {one.text for one in (*authoring.drafts(), *self.shop.store.done_drafts(FILE))}
        kept |= {one.text for one in authoring.history(FILE)}
        assert set(self.last.values()) <= kept
        assert set(self.served.values()) <= {one.text for one in authoring.history(FILE)}

    @invariant()
    def the_history_ends_with_what_is_on_disk(self):
        assert self.shop.authoring.history(FILE)[0].text == self.shop.on_disk()

    def _begun(self, by):
        draft = self.shop.authoring.begin(FILE, by)
        return draft.id, draft.version


TestTrainers = Trainers.TestCase
TestTrainers.settings = settings(max_examples=12, stateful_step_count=25)
