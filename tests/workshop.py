"""A workshop on a folder of its own: real files, a store in memory, and the trainers."""

from itertools import count
from pathlib import Path

from app.adapters.library import FolderLibrary
from app.adapters.publishing import FolderPublishing
from app.domain.account import Account, Role
from app.domain.structure import Structure
from app.usecases.authoring import Authoring
from app.usecases.journal import Journal
from app.usecases.settings import Settings
from tests.documents import a_procedure
from tests.fake_accounts import FakeAccountStore
from tests.fakes import FakeStore
from tests.staffed import HeldClock

FILE = "caf/aide"
TEXT = "# Relu par Inès.\n" + a_procedure()
BROKEN = "titre: Une aide\n"
ORGANISATIONS = "caf: {nom: CAF, domaines: [caf.fr], adresse: 'https://www.caf.fr/'}\n"
ZOE = Account("id-zoe", "zoe", "Zoé", frozenset({Role.TRAINER}))
INES = Account("id-ines", "ines", "Inès", frozenset(Role))


def changed(word: str, text: str = TEXT) -> str:
    """The same procedure with another sentence."""
    return text.replace("Ouvrez le site.", f"Ouvrez {word}.")


class Workshop:
    """Authoring over a folder, and what the tests look at."""

    def __init__(self, root: Path, *, demo: bool = False) -> None:
        self.root, self.clock = root, HeldClock()
        self.put(FILE, TEXT)
        (root / "organismes.yaml").write_text(ORGANISATIONS, "utf-8")
        self.store, self.staff = FakeStore(), FakeAccountStore()
        self.library = FolderLibrary(root, today=lambda: self.clock.now().date())
        self.settings = Settings(self.staff, self.clock, Structure())
        self.publishing = FolderPublishing(root, closed=demo)
        numbers = count(1)
        self.authoring = Authoring(
            self.store,
            self.library,
            self.clock,
            lambda: f"d{next(numbers)}",
            self.publishing,
            Journal(self.staff, self.clock),
            self.settings,
        )

    def put(self, file: str, text: str) -> Path:
        """What another program would write there."""
        path = self.path(file)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
        return path

    def path(self, file: str = FILE) -> Path:
        return self.root / (file if file.endswith(".yaml") else f"{file}.yaml")

    def on_disk(self, file: str = FILE) -> str:
        return self.path(file).read_bytes().decode()

    def written(self, text: str, by: Account = ZOE, file: str = FILE):
        """A draft of that text, ready for second eyes."""
        draft = self.authoring.begin(file, by)
        draft = self.authoring.save(draft.id, draft.version, text, by)
        return self.authoring.ask(draft.id, by)

    def told(self, file: str = FILE) -> list[tuple[str, str | None, str | None]]:
        """The history of a file, the newest first: how, by whom, read by whom."""
        return [(one.how.value, one.account, one.reviewer) for one in self.authoring.history(file)]
