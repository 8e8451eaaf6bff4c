"""Office files as zip archives: taken apart, put together again with equal bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape

CORE = "docProps/core.xml"
APP = "docProps/app.xml"

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_FIRST = ("[Content_Types].xml", "_rels/.rels")


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the members of an office file by name; zipfile.BadZipFile if it is none."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name[-1] != "/"}


def zipped(members: Mapping[str, bytes]) -> bytes:
    """Return the members as one archive; equal members give equal bytes (HA-05)."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(members, key=lambda name: (name not in _FIRST, name)):
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, members[name])
    return target.getvalue()


def clean_properties(members: Mapping[str, bytes], title: str) -> dict[str, bytes]:
    """Return the members with the file's properties replaced: the title, nothing personal.

    Author, company, dates, program and template path go (SE-04).
    """
    cleaned = dict(members)
    if CORE in cleaned:
        cleaned[CORE] = _CORE_XML.format(title=escape(title)).encode()
    if APP in cleaned:
        cleaned[APP] = _APP_XML.encode()
    return cleaned


_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CORE_XML = (
    _HEAD + "<cp:coreProperties"
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
    "</cp:coreProperties>"
)
_APP_XML = (
    _HEAD + "<Properties"
    ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
