"""Smallest .xlsx packages, written by hand where no library writes what a test needs."""

import io
import zipfile

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def package(sheet: str | bytes, workbook: str = "", styles: str = "") -> bytes:
    """Return a workbook with one sheet 表 whose whole part is `sheet`."""
    parts = {
        "_rels/.rels": _relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_TIES}">{workbook}'
        '<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml")
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>',
        "xl/worksheets/sheet1.xml": sheet,
    }
    return zipped(parts)


def zipped(parts: dict[str, str] | dict[str, str | bytes]) -> bytes:
    """Return a zip file with these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def sheet(body: str) -> str:
    """Return a worksheet part with this content."""
    return f'<worksheet xmlns="{_MAIN}">{body}</worksheet>'


def rows(*cells: str) -> str:
    """Return a worksheet part with one row of these cells."""
    return sheet(f'<sheetData><row r="1">{"".join(cells)}</row></sheetData>')


def _relations(*ties: tuple[str, str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="{identity}" Type="{_TIES}/{kind}" Target="{target}"/>'
        for identity, kind, target in ties
    )
    return f'<Relationships xmlns="{_RELATIONS}">{entries}</Relationships>'
