"""A register that the office does not have yet, with its heading and nothing below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

import xlsxwriter

from dubao.model.book import Style
from dubao.model.widths import text_width
from dubao.render.styles import LOOKS
from dubao.render.zipped import clean_properties, unzipped, zipped

_NARROWEST, _ROWS = 10.0, 2000  # characters; rows that the lists reach


def new_register(
    name: str, columns: Sequence[str], choices: Mapping[str, Sequence[str]] | None = None
) -> bytes:
    """Return a workbook with one sheet: the heading frozen, columns bordered, lists where given."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet(name)
    head, text = book.add_format(LOOKS[Style.HEAD]), book.add_format(LOOKS[Style.TEXT])
    for at, column in enumerate(columns):
        sheet.set_column(at, at, max(_NARROWEST, text_width(column) + 4), text)
        sheet.write_string(0, at, column, head)
        if choices and column in choices:
            rule = {"validate": "list", "source": list(choices[column]), "error_type": "warning"}
            sheet.data_validation(1, at, _ROWS, at, rule)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    book.close()
    return zipped(clean_properties(unzipped(target.getvalue()), name))
