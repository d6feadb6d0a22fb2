"""How much hypothesis tries: the same every day, far more at night (`--hypothesis-profile=night`)."""

from hypothesis import HealthCheck, settings

_CALM = (HealthCheck.too_slow, HealthCheck.data_too_large)

settings.register_profile(
    "day", derandomize=True, deadline=None, max_examples=20, suppress_health_check=_CALM
)
settings.register_profile("night", deadline=None, max_examples=2_000, suppress_health_check=_CALM)
settings.load_profile("day")
