"""Tables that go to a translator and come back: a spreadsheet, a CSV made of it, a catalogue."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

import openpyxl
import xlsxwriter
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from openpyxl.utils.exceptions import InvalidFileException

from app.adapters.catalogue_files import UNREADABLE
from app.domain.errors import Refused
from app.domain.folding import fold
from app.domain.language import Direction, Language
from app.domain.translation_sheet import Row
from app.usecases.translating_ports import Typed

FILE, PLACE, FRENCH, FORM, STATE, BEFORE = "Fichier", "Endroit", "Français", "Forme", "État", "Avant"
MOST_ROWS = 20_000
_MOST_COLUMNS = 12
_MOST_PARTS = 200  # files within a spreadsheet
_MOST_BYTES = 60 * 1024 * 1024  # of a spreadsheet once unpacked: some are made to fill a memory
_WRONG = (BadZipFile, InvalidFileException, KeyError, ValueError, SyntaxError, OSError)
_WIDTHS = (16, 22, 60, 60, 8, 16, 4)


class FileTables:
    """Fills `Tables`."""

    def written(self, language: Language, rows: Sequence[tuple[str, Row]]) -> bytes:
        body = BytesIO()
        with xlsxwriter.Workbook(body, {"in_memory": True, "strings_to_formulas": False}) as book:
            sheet = book.add_worksheet(language.code)
            order = 2 if language.direction is Direction.RIGHT_TO_LEFT else 1
            plain = book.add_format({"text_wrap": True, "valign": "top"})
            own = book.add_format({"text_wrap": True, "valign": "top", "reading_order": order, "border": 1})
            bold = book.add_format({"bold": True})
            for column, width in enumerate(_WIDTHS):
                sheet.set_column(column, column, width, own if column == 3 else plain)
            sheet.set_column(6, 6, None, plain, {"hidden": True})
            sheet.freeze_panes(1, 0)
            for line, cells in enumerate(_lines(language, rows)):
                for column, cell in enumerate(cells):
                    style = bold if line == 0 else own if column == 3 else plain
                    sheet.write_string(line, column, cell, style)
        return body.getvalue()

    def read(self, name: str, body: bytes, language: Language) -> Sequence[Typed]:
        kind = PurePath(name).suffix.lower()
        if kind == ".po":
            return tuple(_of_catalogue(PurePath(name).stem, body, language))
        if kind == ".xlsx":
            return tuple(_of_lines(_of_spreadsheet(body), language))
        if kind == ".csv":
            return tuple(_of_lines(_of_csv(body), language))
        raise Refused("sheet-kind")


def _lines(language: Language, rows: Sequence[tuple[str, Row]]) -> Iterator[tuple[str, ...]]:
    yield FILE, PLACE, FRENCH, _heading(language), FORM, STATE, BEFORE
    for domain, row in rows:
        for rank, said in enumerate(row.entry.said):
            french = row.entry.french[min(rank, len(row.entry.french) - 1)]
            form = str(rank + 1) if row.entry.plural else ""
            place = ".".join(part for part in (row.node, row.part) if part)
            yield domain, place, french, said, form, str(row.entry.standing), said


def _heading(language: Language) -> str:
    return f"Traduction ({language.code})"


def _of_spreadsheet(body: bytes) -> Iterator[list[str]]:
    """Line by line, within bounds: a library that reads a sheet whole can be made to take all the memory."""
    try:
        with ZipFile(BytesIO(body)) as parts:
            found = parts.infolist()
            if len(found) > _MOST_PARTS or sum(one.file_size for one in found) > _MOST_BYTES:
                raise Refused("sheet-large")
        book = openpyxl.load_workbook(BytesIO(body), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        for line in sheet.iter_rows(max_row=MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True):
            yield [_cell(one) for one in line]
    except _WRONG as wrong:
        raise Refused("sheet-kind") from wrong


def _of_csv(body: bytes) -> Iterator[list[str]]:
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = body.decode("cp1252", "replace")
    first = text.partition("\n")[0]
    separator = max(";,\t", key=first.count)
    try:
        yield from csv.reader(StringIO(text), delimiter=separator)
    except csv.Error as wrong:
        raise Refused("sheet-kind") from wrong


def _of_lines(lines: Iterable[list[str]], language: Language) -> Iterator[Typed]:
    """By the titles of the columns: whoever translates may move them, or add some."""
    rows = iter(lines)
    head = [cell.strip() for cell in next(rows, [])]
    if FRENCH not in head or not any(cell.startswith("Traduction") for cell in head):
        raise Refused("sheet-columns")
    if _heading(language) not in head:
        raise Refused("sheet-language", name=next(cell for cell in head if cell.startswith("Traduction")))
    source = ""
    for number, row in enumerate(rows):
        if number >= MOST_ROWS:
            raise Refused("sheet-large")
        cells = dict(zip(head, row, strict=False))
        rank = int(form) - 1 if (form := cells.get(FORM, "").strip()).isdigit() else 0
        # A sentence that counts has its singular on the first of its lines, and the plural on the others.
        source = fold(cells.get(FRENCH, "")) if rank <= 0 else source
        said = fold(cells.get(_heading(language), ""))
        if source:
            yield Typed(cells.get(FILE, "").strip(), source, said, max(rank, 0), cells.get(BEFORE))


def _of_catalogue(domain: str, body: bytes, language: Language) -> Iterator[Typed]:
    try:
        catalog = read_po(StringIO(body.decode("utf-8-sig")), locale=language.folder, abort_invalid=True)
    except UNREADABLE as wrong:
        raise Refused("sheet-kind") from wrong
    yield from _of_messages(domain, catalog)


def _of_messages(domain: str, catalog: Catalog) -> Iterator[Typed]:
    for message in catalog:
        if message.id and message.string and not message.fuzzy:
            source = message.id if isinstance(message.id, str) else message.id[0]
            forms = (message.string,) if isinstance(message.string, str) else message.string
            for rank, said in enumerate(forms):
                yield Typed(domain, source, fold(said), rank)


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
