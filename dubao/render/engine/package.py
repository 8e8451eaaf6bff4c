"""Packages of Office files: read once, copied with what has not changed as it is.

A member that stays the same is copied as the bytes it was deflated to. Equal members give equal
bytes: no times, a fixed order (HA-05).
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import islice

LEVEL = 6  # of zlib: the smallest files for the time
AT_ONCE = 2048  # pieces that go to the compressor together: some 100 KB
TINY = 400  # bytes; less is stored as it is, deflating costs more than it saves
_FIRST = ("[Content_Types].xml", "_rels/.rels")
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _UTF8, _DAY = 20, 0x800, 0x21  # 1980-01-01


@dataclass(frozen=True)
class Packed:
    """One member as it stands in the archive: its deflated bytes and what they are of."""

    data: bytes
    crc: int
    size: int
    method: int = zipfile.ZIP_DEFLATED


def packed(pieces: Iterable[str]) -> Packed:
    """Return the text, which comes in pieces, deflated; never the whole text at once."""
    deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, -15)
    out: list[bytes] = []
    source = iter(pieces)
    data = "".join(islice(source, AT_ONCE)).encode()
    crc, size = zlib.crc32(data), len(data)
    while following := list(islice(source, AT_ONCE)):
        out.append(deflate.compress(data))
        data = "".join(following).encode()
        crc, size = zlib.crc32(data, crc), size + len(data)
    if size < TINY and not out:
        return Packed(data, crc, size, zipfile.ZIP_STORED)
    out += (deflate.compress(data), deflate.flush())
    return Packed(b"".join(out), crc, size)


def packed_bytes(data: bytes) -> Packed:
    """Return bytes deflated, or as they are where that does not help (pictures)."""
    if len(data) >= TINY:
        deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, -15)
        small = deflate.compress(data) + deflate.flush()
        if len(small) < len(data):
            return Packed(small, zlib.crc32(data), len(data))
    return Packed(data, zlib.crc32(data), len(data), zipfile.ZIP_STORED)


class Package:
    """The members of an Office file by name."""

    def __init__(self, members: Mapping[str, Packed]) -> None:
        self.members = dict(members)

    def read(self, name: str) -> bytes:
        """Return what a member holds."""
        member = self.members[name]
        if member.method == zipfile.ZIP_STORED:
            return member.data
        return zlib.decompress(member.data, -15)

    def written(self, changed: Mapping[str, Packed]) -> bytes:
        """Return the archive with some members changed or added."""
        members = self.members | dict(changed)
        body: list[bytes] = []
        directory: list[bytes] = []
        offset = 0
        for name in sorted(members, key=lambda name: (name not in _FIRST, name)):
            member, title = members[name], name.encode()
            facts = (
                *(_VERSION, _UTF8, member.method, 0, _DAY),
                *(member.crc, len(member.data), member.size, len(title), 0),
            )
            body += (_LOCAL.pack(b"PK\x03\x04", *facts), title, member.data)
            central = _CENTRAL.pack(b"PK\x01\x02", _VERSION, *facts, 0, 0, 0, 0, offset)
            directory += (central, title)
            offset += _LOCAL.size + len(title) + len(member.data)
        ending = b"".join(directory)
        count = len(members)
        end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(ending), offset, 0)
        return b"".join((*body, ending, end))


def opened(data: bytes) -> Package:
    """Return the package in these bytes; zipfile.BadZipFile if they are none."""
    members: dict[str, Packed] = {}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for info in archive.infolist():
            if info.filename.endswith("/"):
                continue
            if info.flag_bits & 1:
                raise zipfile.BadZipFile("encrypted")
            members[info.filename] = _member(archive, info, data)
    return Package(members)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, data: bytes) -> Packed:
    if info.compress_type not in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
        return packed_bytes(archive.read(info))
    try:
        archive.read(info)  # checks the sum; what is copied later must be sound
    except zlib.error as fault:
        raise zipfile.BadZipFile(info.filename) from fault
    *_, name, extra = _LOCAL.unpack_from(data, info.header_offset)
    start = info.header_offset + _LOCAL.size + name + extra
    content = data[start : start + info.compress_size]
    return Packed(content, info.CRC, info.file_size, info.compress_type)
