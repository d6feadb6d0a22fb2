"""What the stylesheets promise: tokens alone, both directions, old browsers, colours that anyone can read."""

import re
from itertools import product
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parents[2] / "static" / "css"
VISITOR = (
    "tokens.css",
    "card.css",
    "spread.css",
    "french-beside.css",
    "help.css",
    "visitor.css",
    "listen.css",
    "pause.css",
    "print.css",
)
SIDES = re.compile(r"(?<![\w-])(?:(?:margin|padding|border|inset|float|clear)-)?(?:left|right)(?![\w-])")
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(")
PAPERS = ("paper", "sheet", "sunken", "tint")
READ_ON = {
    **{ink: PAPERS for ink in ("ink", "soft", "press", "press-deep", "care")},
    "care": ("paper", "sheet", "sunken", "care-tint"),
    "mediator": ("paper", "sheet", "mediator-tint"),
    "alert": ("paper", "sheet"),
    "on-press": ("press", "press-deep"),
}
PAIRS = [(ink, ground) for ink, grounds in READ_ON.items() for ground in grounds]


def text_of(name):
    return re.sub(r"/\*.*?\*/", "", (CSS / name).read_text(), flags=re.S)


def every_sheet():
    return sorted(path.name for path in CSS.glob("*.css") if path.name != "fonts.css")


def tokens(block):
    return dict(re.findall(r"--colour-([\w-]+): (#[0-9a-f]{6});", block))


def palettes():
    blocks = re.findall(r"([^{}]+)\{([^{}]*)\}", text_of("tokens.css"))
    normal = next(tokens(body) for selector, body in blocks if selector.strip() == ":root")
    strong = next(tokens(body) for selector, body in blocks if "data-contraste" in selector)
    return {"normal": normal, "strong": {**normal, **strong}}


def pairs_written(name):
    """Each (ink, ground) that one rule of a sheet sets together."""
    for body in re.findall(r"\{([^{}]*)\}", text_of(name)):
        ink = re.search(r"(?<![\w-])color: var\(--colour-([\w-]+)\)", body)
        ground = re.search(r"(?<![\w-])background: var\(--colour-([\w-]+)\)", body)
        if ink and ground:
            yield ink[1], ground[1]


def luminance(colour):
    def linear(part):
        share = int(part, 16) / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(colour[at : at + 2]) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", every_sheet())
def test_no_sheet_says_left_or_right(name):
    assert SIDES.findall(text_of(name)) == []


@pytest.mark.parametrize("name", every_sheet())
def test_every_colour_is_a_token(name):
    if name == "tokens.css":
        pytest.skip("where the tokens are")

    assert COLOUR.findall(re.sub(r"var\([^()]*\)", "", text_of(name))) == []


@pytest.mark.parametrize("name", VISITOR)
def test_the_visitors_sheets_are_flat(name):
    depth, deepest = 0, 0
    body = re.sub(r"@media[^{]*\{((?:[^{}]*\{[^{}]*\})*)\s*\}", r"\1", text_of(name))
    for sign in body:
        depth += (sign == "{") - (sign == "}")
        deepest = max(deepest, depth)

    assert ("@layer" in body, "&" in body, depth, deepest) == (False, False, 0, 1)


@pytest.mark.parametrize("name", ["card.css", "help.css", "visitor.css"])
def test_every_size_of_text_is_a_token_or_a_share_of_the_root(name):
    sizes = re.findall(r"font-size: ([^;]+);", text_of(name))

    assert [size for size in sizes if not re.fullmatch(r"var\(--text-[\w-]+\)|[\d.]+%", size)] == []


@pytest.mark.parametrize("name", every_sheet())
def test_every_token_used_is_one_that_exists(name):
    known = set(re.findall(r"(--[\w-]+):", text_of("tokens.css") + text_of(name)))

    assert set(re.findall(r"var\((--[\w-]+)", text_of(name))) - known == set()


@pytest.mark.parametrize(("mode", "pair"), list(product(("normal", "strong"), PAIRS)))
def test_what_is_written_stands_out_seven_to_one(mode, pair):
    palette = palettes()[mode]

    assert contrast(*(palette[name] for name in pair)) >= 7


@pytest.mark.parametrize("mode", ["normal", "strong"])
@pytest.mark.parametrize("name", every_sheet())
def test_what_one_rule_writes_on_its_own_ground_stands_out_seven_to_one(name, mode):
    palette = palettes()[mode]

    weak = [pair for pair in pairs_written(name) if contrast(*(palette[part] for part in pair)) < 7]

    assert weak == []


@pytest.mark.parametrize("mode", ["normal", "strong"])
@pytest.mark.parametrize("ground", ["paper", "sheet", "sunken", "tint", "care-tint", "mediator-tint"])
def test_where_the_keyboard_is_stands_out_on_any_ground(ground, mode):
    palette = palettes()[mode]

    assert contrast(palette["focus"], palette[ground]) >= 7


@pytest.mark.parametrize(("mode", "ground"), list(product(("normal", "strong"), PAPERS)))
def test_the_edge_of_a_control_stands_out_too(mode, ground):
    palette = palettes()[mode]

    assert contrast(palette["edge"], palette[ground]) >= 4.5


def test_strong_contrast_is_black_on_white():
    strong = palettes()["strong"]

    assert (strong["ink"], strong["paper"]) == ("#000000", "#ffffff")
