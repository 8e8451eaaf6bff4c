"""The zip package of an .xlsx: its parts, unpacked within limits and checked."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape

from dubao.read.guards import Limits, UnreadableError, damage, megabytes

_OTHER_KINDS = (
    ("word/", "Word 文档"),
    ("ppt/", "演示文稿"),
    ("xl/workbook.bin", "二进制工作簿（.xlsb）"),
    ("content.xml", "OpenDocument 文件（.ods、.odt）"),
)
_WORKBOOK = "xl/workbook.xml"
_ATTRIBUTE = re.compile(r"""\s+(?:\w+:)?(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


class Package:
    """The parts of a zip file held in memory, together no longer than the limit."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.data = data
        with damage(), zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
        if any(member.flag_bits & 1 for member in members):
            raise UnreadableError("file-password")
        unpacked = sum(member.file_size for member in members)
        if unpacked > limits.unpacked:
            what = f"解压后有 {megabytes(unpacked)} MB"
            raise UnreadableError("file-too-large", what=what)
        self.members = {member.filename.lower(): member for member in members}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.members

    def part(self, name: str) -> bytes:
        """Return a part unpacked; raises UnreadableError if it is missing or damaged."""
        member = self.members.get(name.lower())
        if member is None:
            raise UnreadableError("file-damaged")
        return inflate(self.data, member)

    def replaced(self, parts: dict[str, bytes]) -> bytes:
        """Return a package in which some parts (by lower-case name) are replaced."""
        out = io.BytesIO()
        with damage(), zipfile.ZipFile(out, "w") as archive:
            for name, member in self.members.items():
                content = parts.get(name)
                archive.writestr(
                    member.filename, inflate(self.data, member) if content is None else content
                )
        return out.getvalue()


def inflate(data: bytes, member: zipfile.ZipInfo) -> bytes:
    """Return one member unpacked, never more than the directory says it has."""
    with damage():
        at = member.header_offset
        name_length, extra_length = struct.unpack_from("<HH", data, at + 26)
        start = at + 30 + name_length + extra_length
        packed = memoryview(data)[start : start + member.compress_size]
        if member.compress_type == zipfile.ZIP_STORED:
            content, ended = bytes(packed), True
        elif member.compress_type == zipfile.ZIP_DEFLATED:
            engine = zlib.decompressobj(-zlib.MAX_WBITS)
            content = engine.decompress(packed, member.file_size + 1)
            ended = engine.eof
        else:
            raise UnreadableError("file-damaged")
    if not ended or len(content) != member.file_size or zlib.crc32(content) != member.CRC:
        raise UnreadableError("file-damaged")
    return content


def elements(content: bytes, name: str) -> Iterator[dict[str, str]]:
    """Yield the attributes of every element of this name, whatever its prefix.

    For the small parts that are read for every file: a parser would take longer than all else.
    """
    tag = rf"<(?:\w+:)?{name}((?:{_ATTRIBUTE.pattern})*)\s*/?>"
    with damage():
        text = content.decode("utf-8-sig")
    for match in re.finditer(tag, text):
        yield {key: unescape(a or b) for key, a, b in _ATTRIBUTE.findall(match[1])}


def relations_part(name: str) -> str:
    """Return the name of the part that holds the relations of part `name`."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", base + ".rels")


def relations(content: bytes, folder: str) -> dict[str, tuple[str, str]]:
    """Return relations by id: (last word of the type, name of the part), from their part."""
    found = {}
    for relation in elements(content, "Relationship"):
        kind = relation.get("Type", "").rpartition("/")[2]
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
        found[relation.get("Id", "")] = (kind, target.lstrip("/"))
    return found


def workbook_part(package: Package) -> str:
    """Return the name of the workbook's part; raises UnreadableError if this is no workbook."""
    if _WORKBOOK in package:
        return _WORKBOOK
    for name, what in _OTHER_KINDS:
        if any(member.startswith(name) for member in package.members):
            raise UnreadableError("file-not-workbook", what=what)
    if "_rels/.rels" in package:
        for kind, target in relations(package.part(relations_part("")), "").values():
            if kind == "officeDocument" and target in package:
                return target
    raise UnreadableError("file-not-workbook", what="压缩包")
