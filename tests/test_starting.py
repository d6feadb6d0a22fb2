"""What runs beside the server: the sweeping, whatever the database says."""

from dataclasses import dataclass, field
from threading import Event

from app import starting
from app.domain.errors import StoreBusy


@dataclass
class ABusyProgram:
    """Is refused by its database, then by its disk, then swept."""

    refusals: list[Exception] = field(default_factory=lambda: [StoreBusy(), OSError("disk")])
    tidied: list[str] = field(default_factory=list)
    swept: Event = field(default_factory=Event)

    def sweep(self) -> None:
        if self.refusals:
            raise self.refusals.pop()
        self.swept.set()

    def tidy(self) -> None:
        self.tidied.append("tidied")


def test_the_sweeping_goes_on_after_a_turn_that_was_refused(monkeypatch):
    monkeypatch.setattr(starting, "SWEEP_EVERY", 0.01)
    program = ABusyProgram()

    with starting.sweeping(program):
        swept = program.swept.wait(5)

    assert (swept, program.refusals) == (True, [])


def test_what_writes_every_time_is_tidied_once_in_a_while(monkeypatch):
    monkeypatch.setattr(starting, "SWEEP_EVERY", 0.001)
    monkeypatch.setattr(starting, "TIDY_EVERY", 10_000)
    program = ABusyProgram(refusals=[])

    with starting.sweeping(program):
        program.swept.wait(5)
        Event().wait(0.05)

    assert program.tidied == ["tidied"]
