"""One program for all the tests of its pages, emptied before each."""

import pytest

from tests.web.house import House, build


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> House:
    """The program, built once: what takes time is reading the procedures and the translations."""
    return build(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="session")
def morning(built: House):
    """What is kept when the staff has come and nobody else."""
    built.empty()
    return built.snapshot()


@pytest.fixture
def house(built: House, morning) -> House:
    """A desk as on its first morning."""
    built.put_back(morning)
    return built
