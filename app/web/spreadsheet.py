"""The same lines as a spreadsheet: real dates, real numbers, and texts that are never run."""

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO

import xlsxwriter

from app.domain.activity import Activity
from app.web.exports import Column, written


def as_xlsx(columns: Sequence[Column], activities: Iterable[Activity]) -> bytes:
    """A workbook of one sheet, its first row held in sight."""
    kept = BytesIO()
    # In memory: no file of the figures is left on the machine.
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet("Activités")
        sheet.freeze_panes(1, 0)
        for across, column in enumerate(columns):
            sheet.write_string(0, across, column.title, bold)
            sheet.set_column(across, across, max(12, len(column.title)))
        for down, one in enumerate(activities, start=1):
            for across, column in enumerate(columns):
                cell = column.cell(one)
                if isinstance(cell, date):
                    sheet.write_datetime(down, across, cell, day)
                elif isinstance(cell, int) and not isinstance(cell, bool):
                    sheet.write_number(down, across, cell)
                else:
                    sheet.write_string(down, across, str(written(cell)))
    return kept.getvalue()
