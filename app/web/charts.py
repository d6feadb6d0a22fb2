"""Charts as inline SVG, for the eye alone: the table that holds them says everything.

No colour is needed: the parts of a bar are told apart by what fills them, on screen and on paper.
"""

from collections.abc import Sequence

from markupsafe import Markup

FILLS = ("full", "striped", "empty")  # of the parts of a bar, in order; the sheet draws them
_WIDTH = 100
_TALL = 40


def bar(count: int | None, most: int) -> Markup:
    """One row's bar; a dotted stump for « < 5 »."""
    if count is None:
        return _svg(_rect("few", 0, 3))
    return _svg(_rect("full", 0, _scaled(count, most)))


def parts(counts: Sequence[int], most: int) -> Markup:
    """One row's bar in parts, one for each count."""
    drawn, start = Markup(""), 0.0
    for fill, count in zip(FILLS, counts, strict=True):
        width = _scaled(count, most)
        drawn += _rect(fill, start, width) if count else Markup("")
        start += width
    return _svg(drawn)


def sample(fill: str) -> Markup:
    """What a part is filled with, for the legend."""
    return Markup('<svg class="chart-sample" viewBox="0 0 100 10" aria-hidden="true">{}</svg>').format(
        _rect(fill, 0, _WIDTH)
    )


def columns(counts: Sequence[int | None]) -> Markup:
    """One column for each day or month, in order."""
    most = max((count for count in counts if count), default=1)
    drawn = Markup("").join(_column(rank, count, most) for rank, count in enumerate(counts))
    box = f"0 0 {max(1, len(counts)) * 10} {_TALL}"
    return Markup(
        '<svg class="chart-columns" viewBox="{}" preserveAspectRatio="none" aria-hidden="true">{}</svg>'
    ).format(box, drawn)


def _column(rank: int, count: int | None, most: int) -> Markup:
    height = 1.5 if count is None else round(_TALL * count / most, 2)
    fill = "few" if count is None else "full"
    return Markup('<rect class="chart-{}" x="{}" y="{}" width="8" height="{}"/>').format(
        fill, rank * 10 + 1, round(_TALL - height, 2), height
    )


def _rect(fill: str, start: float, width: float) -> Markup:
    if fill == "striped":
        stripes = Markup("").join(
            Markup('<rect class="chart-full" x="{}" y="0" width="{}" height="10"/>').format(
                round(start + offset, 2), round(min(0.8, width - offset), 2)
            )
            for offset in _every(1.6, width)
        )
        return _outline(start, width) + stripes
    if fill == "empty":
        return _outline(start, width)
    return Markup('<rect class="chart-{}" x="{}" y="0" width="{}" height="10"/>').format(fill, start, width)


def _outline(start: float, width: float) -> Markup:
    return Markup('<rect class="chart-empty" x="{}" y="0" width="{}" height="10"/>').format(
        round(start, 2), round(width, 2)
    )


def _every(step: float, end: float) -> list[float]:
    return [round(rank * step, 2) for rank in range(int(end / step) + 1) if rank * step < end]


def _svg(drawn: Markup) -> Markup:
    return Markup(
        '<svg class="chart-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">{}</svg>'
    ).format(drawn)


def _scaled(count: int, most: int) -> float:
    return round(_WIDTH * count / max(most, 1), 2)
