"""How much hypothesis tries, far more at night (`--hypothesis-profile=night`), and what runs first."""

import pytest
from hypothesis import HealthCheck, settings

_CALM = (HealthCheck.too_slow, HealthCheck.data_too_large)

settings.register_profile(
    "day", derandomize=True, deadline=None, max_examples=20, suppress_health_check=_CALM
)
settings.register_profile("night", deadline=None, max_examples=2_000, suppress_health_check=_CALM)
settings.load_profile("day")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest comes first: at the end of a run nobody waits for one browser."""
    items.sort(key=lambda one: "browser" not in one.path.parts)
