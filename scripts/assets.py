"""Fetch the vendored assets anew from the package registry and write their manifest (developers only)."""

import hashlib
import json
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from bundle import EDITOR, Bundle, bundle
from fonts import save_cut
from sprites import write_sprite

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "static" / "vendor"
MANIFEST = VENDOR / "manifest.json"
PICTOGRAMS = ROOT / "static" / "pictogrammes"
OURS = "scripts/"  # what a package should bring and does not


@dataclass(frozen=True, slots=True)
class Asset:
    """One package, and where its files go: `files` maps a name here to a path in the package."""

    package: str
    version: str
    licence: str
    folder: str
    files: dict[str, str]
    changes: str = ""

    @property
    def name(self) -> str:
        return f"{self.folder}-{self.version}"


@dataclass(frozen=True, slots=True)
class Sprite:
    """One SVG file of symbols, each drawn from the package's file named in `sources.json`."""

    asset: Asset
    stem: str
    drawings: str
    view_box: str
    own: dict[str, Path] = field(default_factory=dict)


COPIED = (
    Asset(
        "htmx.org",
        "4.0.1",
        "0BSD",
        "static/vendor/htmx",
        {"htmx.min.js": "dist/htmx.min.js", "LICENSE": "LICENSE"},
    ),
    Asset(
        "axe-core",
        "4.14.1",
        "MPL-2.0",
        "tests/browser/vendor/axe-core",
        {"axe.min.js": "axe.min.js", "LICENSE": "LICENSE", "LICENSE-3RD-PARTY.txt": "LICENSE-3RD-PARTY.txt"},
    ),
    Asset(
        "accessibility-checker-engine",
        "4.0.34",
        "Apache-2.0",
        "tests/browser/vendor/accessibility-checker-engine",
        {
            "ace.js": "ace.js",
            "LICENSE.txt": "ace.js.LICENSE.txt",
            # Named by the package, that does not bring its text.
            "LICENSE-Apache-2.0.txt": f"{OURS}licences/Apache-2.0.txt",
        },
    ),
)
CUT = "Weights 400 to 700 only; code points of static/css/fonts.css only."
FONTS = (
    Asset(
        "@fontsource-variable/atkinson-hyperlegible-next",
        "5.3.0",
        "OFL-1.1",
        "static/vendor/atkinson-hyperlegible-next",
        {
            "latin.woff2": "files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
            "latin-ext.woff2": "files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
            "LICENSE": "LICENSE",
        },
        CUT,
    ),
    Asset(
        "@fontsource-variable/noto-sans",
        "5.3.0",
        "OFL-1.1",
        "static/vendor/noto-sans",
        {
            "digits.woff2": "files/noto-sans-latin-wght-normal.woff2",
            "cyrillic.woff2": "files/noto-sans-cyrillic-wght-normal.woff2",
            "LICENSE": "LICENSE",
        },
        CUT,
    ),
    Asset(
        "@fontsource-variable/vazirmatn",
        "5.3.0",
        "OFL-1.1",
        "static/vendor/vazirmatn",
        {"arabic.woff2": "files/vazirmatn-arabic-wght-normal.woff2", "LICENSE": "LICENSE"},
        CUT,
    ),
)
SPRITES = (
    Sprite(
        Asset(
            "openmoji",
            "17.0.0",
            "CC-BY-SA-4.0",
            "static/pictogrammes",
            {"LICENSE-choses.txt": "LICENSE.txt"},
            "Black outlines in one sprite, black made currentColor, our own drawings of dessins/ added.",
        ),
        "choses",
        "black/svg",
        "0 0 72 72",
        {path.stem: path for path in (PICTOGRAMS / "dessins").glob("*.svg")},
    ),
    Sprite(
        Asset(
            "@tabler/icons",
            "3.51.0",
            "MIT",
            "static/pictogrammes",
            {"LICENSE-commandes.txt": "LICENSE"},
            "Outlines in one sprite.",
        ),
        "commandes",
        "icons/outline",
        "0 0 24 24",
    ),
)


def main() -> None:
    """Refresh every asset, then the manifest."""
    kept = (
        [entry for entry in json.loads(MANIFEST.read_text()) if not is_ours(entry)]
        if MANIFEST.exists()
        else []
    )
    with tempfile.TemporaryDirectory() as scratch:
        entries = [copy(asset, fetch(asset, Path(scratch))) for asset in COPIED]
        entries += [cut(asset, fetch(asset, Path(scratch))) for asset in FONTS]
        entries += [draw(sprite, fetch(sprite.asset, Path(scratch))) for sprite in SPRITES]
        entries += [gather(EDITOR, Path(scratch))]
    write_json(MANIFEST, sorted(kept + entries, key=lambda entry: str(entry["package"])))
    index = {sprite.stem: sorted(symbols_of(sprite)) for sprite in SPRITES}
    write_json(PICTOGRAMS / "index.json", index)


def is_ours(entry: dict[str, object]) -> bool:
    assets = (*COPIED, *FONTS, *(sprite.asset for sprite in SPRITES))
    return entry["package"] in {asset.package for asset in (*assets, EDITOR)}


def fetch(asset: Asset, scratch: Path) -> Path:
    return unpack(asset.package, asset.version, scratch)


def unpack(package: str, version: str, scratch: Path) -> Path:
    """Return the unpacked package; npm checks the registry's own sum of it."""
    order = [
        "npm",
        "pack",
        "--silent",
        "--pack-destination",
        str(scratch),
        f"{package}@{version}",
    ]
    archive = scratch / subprocess.run(order, check=True, capture_output=True, text=True).stdout.split()[-1]
    unpacked = scratch / archive.stem
    with tarfile.open(archive) as tar:
        tar.extractall(unpacked, filter="data")
    return unpacked / "package"


def copy(asset: Asset, package: Path) -> dict[str, object]:
    folder = fresh(ROOT / asset.name)
    for name, source in asset.files.items():
        shutil.copyfile((ROOT if source.startswith(OURS) else package) / source, folder / name)
    return entry_of(asset, folder, asset.files)


def fresh(folder: Path) -> Path:
    """Empty the folder, and drop those of the other versions."""
    stem = folder.name.rpartition("-")[0]
    for old in folder.parent.glob(f"{stem}-[0-9]*"):
        shutil.rmtree(old)
    folder.mkdir(parents=True)
    return folder


def cut(asset: Asset, package: Path) -> dict[str, object]:
    folder = fresh(ROOT / asset.name)
    for name, source in asset.files.items():
        if name.endswith(".woff2"):
            save_cut(package / source, folder / name)
        else:
            shutil.copyfile(package / source, folder / name)
    return entry_of(asset, folder, asset.files)


def draw(sprite: Sprite, package: Path) -> dict[str, object]:
    """Write the sprite beside its licence."""
    write_sprite(PICTOGRAMS / f"{sprite.stem}.svg", sprite.view_box, drawings_of(sprite, package))
    for name, source in sprite.asset.files.items():
        shutil.copyfile(package / source, PICTOGRAMS / name)
    return entry_of(sprite.asset, PICTOGRAMS, {f"{sprite.stem}.svg": sprite.drawings, **sprite.asset.files})


def gather(wanted: Bundle, scratch: Path) -> dict[str, object]:
    """Make the bundle, and list what is in it."""
    folder = fresh(ROOT / wanted.name)
    bundle(wanted, folder, scratch, lambda package, version: unpack(package, version, scratch))
    said = entry_of(wanted, folder, {wanted.file: f"{OURS}{wanted.entry}", "LICENSE": "LICENSE"})
    return said | {"packages": [f"{package}@{version}" for package, version in wanted.parts.items()]}


def symbols_of(sprite: Sprite) -> dict[str, str]:
    """Return the name of each symbol we want and of its source; our own drawings have none."""
    chosen: dict[str, str] = json.loads((PICTOGRAMS / "sources.json").read_text())[sprite.stem]
    return chosen | dict.fromkeys(sprite.own, "")


def drawings_of(sprite: Sprite, package: Path) -> dict[str, Path]:
    return {
        name: sprite.own.get(name, package / sprite.drawings / f"{source}.svg")
        for name, source in symbols_of(sprite).items()
    }


def entry_of(asset: Asset | Bundle, folder: Path, files: dict[str, str]) -> dict[str, object]:
    """Return what the manifest says of one package."""
    said: dict[str, object] = {
        "package": asset.package,
        "version": asset.version,
        "registry": "npm",
        "licence": asset.licence,
        "folder": folder.relative_to(ROOT).as_posix(),
        "files": {
            name: {"source": source, "sha256": digest(folder / name)} for name, source in files.items()
        },
    }
    return said | ({"changes": asset.changes} if asset.changes else {})


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n")


if __name__ == "__main__":
    main()
