"""A round of the addresses: what is kept of it, and what is not when there is no Internet."""

from app.domain.linking import LinkOutcome
from app.usecases.link_ports import Found
from app.usecases.links import KEPT, TRIED, Links, Round, Stage
from tests.builders import a_procedure, an_edition
from tests.documents import REGISTRIES
from tests.fakes import FakeStore
from tests.staffed import HeldClock

CAF, WORK = "https://www.caf.fr/", "https://www.francetravail.fr/"
FINE, GONE = Found(LinkOutcome.FINE), Found(LinkOutcome.GONE, "404")


class Catalogue:
    """A library of two front doors."""

    registries = REGISTRIES

    def editions(self):
        return {"caf/aide": an_edition(a_procedure(id="caf/aide"))}


class Web:
    """Answers as it is told, and remembers what it was asked."""

    def __init__(self, **found: Found) -> None:
        self.found, self.asked = found, []

    def look(self, link, allowed) -> Found:
        self.asked.append(link)
        return self.found.get("caf" if link == CAF else "work", FINE)


def links(web: Web, beside=lambda act: act()) -> Links:
    return Links(FakeStore(), Catalogue(), web, HeldClock(), beside)


def outcomes(desk: Links) -> dict[str, str | None]:
    return {one.address: one.check and one.check.outcome for one in desk.all()}


def test_an_address_that_nobody_looked_at_has_no_day():
    assert outcomes(links(Web())) == {CAF: None, WORK: None}


def test_every_address_is_looked_at_and_what_was_found_is_kept_with_its_day():
    desk = links(Web(work=GONE))

    desk.start()

    assert desk.present == Round(Stage.FINISHED, 2, 2, 1)
    assert outcomes(desk) == {CAF: "bien", WORK: "disparue"}
    assert [one.broken for one in desk.all()] == [False, True]
    assert {one.check.checked_at for one in desk.all()} == {desk.clock.now()}


def test_a_round_that_runs_is_not_begun_again():
    web, waiting = Web(), []
    desk = links(web, waiting.append)

    desk.start()
    desk.start()

    assert (len(waiting), desk.present.stage) == (1, Stage.RUNNING)
    waiting[0]()
    assert web.asked == [CAF, WORK]


def test_without_internet_nothing_is_learnt_and_what_was_known_stays(monkeypatch):
    monkeypatch.setattr("app.usecases.links.TRIED", 2)
    desk = links(Web())
    desk.start()

    desk.looking = Web(caf=Found(LinkOutcome.UNNAMED), work=Found(LinkOutcome.SILENT))
    desk.start()

    assert desk.present.stage is Stage.OFFLINE
    assert outcomes(desk) == {CAF: "bien", WORK: "bien"}
    assert TRIED == 3


def test_a_site_that_is_silent_while_others_answer_is_kept_as_silent():
    desk = links(Web(caf=Found(LinkOutcome.SILENT)))

    desk.start()

    assert outcomes(desk) == {CAF: "sans-reponse", WORK: "bien"}


def test_a_command_is_told_each_step():
    told = []

    found = links(Web()).run(told.append)

    assert [one.done for one in told] == [1, 2]
    assert found.stage is Stage.FINISHED


def test_looks_of_more_than_a_year_ago_are_forgotten():
    desk = links(Web())
    desk.start()

    desk.clock.pass_(days=KEPT.days + 1)
    desk.sweep()

    assert outcomes(desk) == {CAF: None, WORK: None}
