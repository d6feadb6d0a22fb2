"""Gather some packages of the registry in one module that a page imports, with all their licences."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ESBUILD = "esbuild@0.28.2"
BROWSERS = "es2020"


@dataclass(frozen=True, slots=True)
class Bundle:
    """Every package that is wanted, those that others need included: nothing else is looked for."""

    package: str
    version: str
    licence: str
    folder: str
    entry: str
    file: str
    parts: dict[str, str]
    changes: str = ""

    @property
    def name(self) -> str:
        return f"{self.folder}-{self.version}"


EDITOR = Bundle(
    "@codemirror/view",
    "6.43.15",
    "MIT",
    "static/vendor/codemirror",
    "editor.js",
    "codemirror.js",
    {
        "@codemirror/autocomplete": "6.20.4",
        "@codemirror/commands": "6.11.1",
        "@codemirror/lang-yaml": "6.1.3",
        "@codemirror/language": "6.13.1",
        "@codemirror/lint": "6.9.8",
        "@codemirror/search": "6.7.2",
        "@codemirror/state": "6.7.6",
        "@codemirror/streamparser": "6.0.0",
        "@codemirror/view": "6.43.15",
        "@lezer/common": "1.5.5",
        "@lezer/highlight": "1.2.5",
        "@lezer/lr": "1.4.12",
        "@lezer/yaml": "1.0.4",
        "@marijn/find-cluster-break": "1.0.4",
        "crelt": "1.0.7",
        "style-mod": "4.1.4",
        "w3c-keyname": "2.2.8",
    },
    "One minified module of what scripts/editor.js names; without its comments.",
)


def bundle(wanted: Bundle, folder: Path, scratch: Path, fetch: Callable[[str, str], Path]) -> None:
    """Write the module and the text of its licences in a folder; `fetch` unpacks a package."""
    modules, licences = scratch / "node_modules", []
    for package, version in wanted.parts.items():
        place = modules / package
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(fetch(package, version), place)
        licences.append(f"{package} {version}\n\n{(place / 'LICENSE').read_text().strip()}\n")
    shutil.copyfile(HERE / wanted.entry, scratch / wanted.entry)
    _make(scratch, wanted.entry, folder / wanted.file)
    (folder / "LICENSE").write_text("\n".join(licences))


def _make(scratch: Path, entry: str, made: Path) -> None:
    order = ["npm", "exec", "--yes", f"--package={ESBUILD}", "--", "esbuild", entry]
    order += ["--bundle", "--format=esm", "--minify", "--legal-comments=none", "--log-level=warning"]
    subprocess.run([*order, f"--target={BROWSERS}", f"--outfile={made}"], cwd=scratch, check=True)
