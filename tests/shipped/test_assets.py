"""What others made and we carry: complete, unaltered, licensed, and silent on the network."""

import hashlib
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from babel.messages.pofile import read_po
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "static"
PICTOGRAMS = STATIC / "pictogrammes"
MANIFEST = json.loads((STATIC / "vendor" / "manifest.json").read_text())
FOLDERS = (STATIC / "vendor", ROOT / "tests" / "browser" / "vendor")
SPRITES = ("choses", "commandes")
SVG = "{http://www.w3.org/2000/svg}"
FACES = re.findall(r"@font-face \{(.*?)\}", (STATIC / "css" / "fonts.css").read_text(), re.S)

LETTERS = {
    "language": "letters",
    "French": "àâæçéèêëîïôœùûüÿÀÉÈÊÇŒ«»’–…€",
    "Turkish, Romanian, Polish": "ğışöüçİĞŞășțâîăȘȚąćęłńóśźżĄĆĘŁŃÓŚŹŻ",
    "Ukrainian, Russian": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэёъ",
    "Arabic": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْ،؛؟٠١٢٣٤٥٦٧٨٩",
    "Persian, Dari, Pashto": "پچژگکیهۀ۰۱۲۳۴۵۶۷۸۹ټځڅډړږښګڼېۍۆ",
}


def files_of(entry):
    return {ROOT / entry["folder"] / name: file["sha256"] for name, file in entry["files"].items()}


def every_file():
    return {path: digest for entry in MANIFEST for path, digest in files_of(entry).items()}


def served():
    return [path for path in every_file() if STATIC in path.parents and not path.name.startswith("LICENSE")]


def symbols(sprite):
    return ElementTree.parse(PICTOGRAMS / f"{sprite}.svg").getroot().findall(f"{SVG}symbol")


def code_points(face):
    claimed = set()
    for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", face):
        claimed |= set(range(int(first, 16), int(last or first, 16) + 1))
    return claimed


def test_every_file_is_the_one_the_manifest_knows():
    found = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in every_file()}

    assert found == every_file()


def test_no_file_is_carried_without_being_in_the_manifest():
    carried = {path for folder in FOLDERS for path in folder.rglob("*") if path.is_file()}

    assert carried - every_file().keys() == {STATIC / "vendor" / "manifest.json"}


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: entry["package"])
def test_every_package_says_its_licence_and_brings_its_text(entry):
    licences = [path for path in files_of(entry) if path.name.startswith("LICENSE")]

    assert entry["licence"]
    assert all(path.stat().st_size > 400 for path in licences)
    assert licences


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: entry["package"])
def test_the_credits_name_every_package_with_its_version_and_licence(entry):
    credits = (ROOT / "docs" / "credits.md").read_text()

    rows = [row for row in credits.splitlines() if f"`{entry['package']}`" in row]

    assert [(entry["version"] in row, entry["licence"] in row) for row in rows] == [(True, True)]


def test_nothing_served_names_an_address_of_the_network():
    texts = {path: path.read_text() for path in served() if path.suffix != ".woff2"}
    texts |= {
        path: path.read_text() for path in (STATIC / "css" / "fonts.css", STATIC / "vendor" / "manifest.json")
    }

    assert [path for path, text in texts.items() if "://" in text.replace("http://www.w3.org/", "")] == []


@pytest.mark.parametrize("sprite", SPRITES)
def test_a_sprite_is_made_of_outlines_a_strict_policy_accepts(sprite):
    tags = {element.tag.removeprefix(SVG) for symbol in symbols(sprite) for element in symbol.iter()}
    names = {name for symbol in symbols(sprite) for element in symbol.iter() for name in element.attrib}

    assert tags <= {"symbol", "g", "path"}
    assert names <= {"id", "viewBox", "d", "transform", "fill", "fill-rule", "stroke"} | {
        "stroke-width",
        "stroke-linecap",
        "stroke-linejoin",
    }


@pytest.mark.parametrize("sprite", SPRITES)
def test_every_symbol_draws_something_in_a_frame(sprite):
    assert [
        symbol.get("id") for symbol in symbols(sprite) if not symbol.get("viewBox") or not len(symbol)
    ] == []


@pytest.mark.parametrize("sprite", SPRITES)
def test_the_index_lists_the_symbols_once_each_in_order(sprite):
    index = json.loads((PICTOGRAMS / "index.json").read_text())

    names = [symbol.get("id") for symbol in symbols(sprite)]

    assert index[sprite] == names == sorted(set(names))
    assert [name for name in names if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name)] == []


def test_the_faces_of_the_family_share_one_weight_range():
    said = {
        (re.search(r"font-family: (.*?);", face)[1], re.search(r"font-weight: (.*?);", face)[1])
        for face in FACES
    }

    assert said == {('"Pas a pas"', "400 700")}


def test_every_face_finds_its_file():
    addresses = [re.search(r'url\("(.*?)"\)', face)[1] for face in FACES]

    assert {(STATIC / "css" / address).resolve() for address in addresses} == {
        path for path in every_file() if path.suffix == ".woff2"
    }


def test_no_code_point_belongs_to_two_faces():
    claimed = [point for face in FACES for point in code_points(face)]

    assert len(claimed) == len(set(claimed))


def drawn(face):
    """The signs that a face claims and really has."""
    file = STATIC / "css" / re.search(r'url\("(.*?)"\)', face)[1]
    return code_points(face) & TTFont(file).getBestCmap().keys()


def written():
    """Each text that people read, whole: procedures, registries, templates, catalogues."""
    folders = (ROOT / "procedures", ROOT / "app" / "templates")
    for path in (
        path for folder in folders for path in folder.rglob("*.*") if path.suffix in (".yaml", ".html")
    ):
        yield path, path.read_text()
    for path in (ROOT / "translations").rglob("*.po"):
        with path.open("rb") as file:
            yield path, "".join("".join((*message.string,)) for message in read_po(file))


def test_every_sign_of_every_text_is_in_a_vendored_typeface():
    known = set().union(*map(drawn, FACES)) | {ord("\n")}

    missing = {
        (path.relative_to(ROOT).as_posix(), sign)
        for path, text in written()
        for sign in set(text)
        if ord(sign) not in known
    }

    assert missing == set()


@pytest.mark.parametrize("language", LETTERS)
def test_the_letters_of_the_languages_people_bring_are_vendored(language):
    known = set().union(*map(drawn, FACES))

    assert {sign for sign in LETTERS[language] if ord(sign) not in known} == set()


def test_the_digits_come_from_noto_whose_zero_is_not_slashed():
    owners = [face for face in FACES if code_points(face) & set(range(0x30, 0x3A))]

    assert [re.search(r'url\("(.*?)"\)', face)[1].split("/")[-2:] for face in owners] == [
        ["noto-sans-5.3.0", "digits.woff2"]
    ]
