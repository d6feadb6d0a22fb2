"""Cut a variable font down to the weights and the code points that our stylesheet claims for it."""

import re
from pathlib import Path

from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

STYLESHEET = Path(__file__).resolve().parent.parent / "static" / "css" / "fonts.css"
WEIGHTS = (400, 700)


def save_cut(source: Path, target: Path) -> None:
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(Options(recalc_timestamp=False))
    subsetter.populate(unicodes=parse_unicodes(range_claimed_for(target)))
    subsetter.subset(font)
    # Only now: the limiter forgets the glyphs that do not vary, which the subsetter then misses.
    narrow = instantiateVariableFont(font, {"wght": WEIGHTS})
    narrow.flavor = "woff2"
    narrow.save(target)


def range_claimed_for(target: Path) -> str:
    """Return the code points that the stylesheet gives to this file."""
    address = re.escape(f"{target.parent.name}/{target.name}")
    face = re.search(rf'{address}"[^}}]*?unicode-range:([^;]+);', STYLESHEET.read_text())
    if face is None:
        raise SystemExit(f"{STYLESHEET.name} has no @font-face for {target.name}")
    return face[1].replace("U+", "")
