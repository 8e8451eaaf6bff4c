"""What a paper adds to its template's package: pictures, links, charts, with their relations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from posixpath import dirname, relpath
from xml.sax.saxutils import quoteattr

from dubao.render.engine.package import Package, Packed, packed_bytes

TYPES = "[Content_Types].xml"
STYLES = "word/styles.xml"
_BASE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships'
    ' xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_ID = re.compile(r'\bId="rId(\d+)"')
_BODY = "word/document.xml"
_SECTION = re.compile(rb"<w:sectPr\b.*?</w:sectPr>", re.DOTALL)
_MM_PER_TWIP = 25.4 / 1440
_DRAWING = re.compile(rb'<wp:docPr\b[^>]*? id="(\d+)"')


@dataclass(frozen=True)
class NewPart:
    """A part to add: its data, how its name begins and ends, what it is.

    `relation` is the last word of the relationship's type: image, chart, package. The part
    itself refers to the parts it `needs` as rId1, rId2 …; it shares neither them nor itself, so
    that each chart is edited by itself.
    """

    data: bytes
    folder: str
    stem: str
    extension: str
    content_type: str
    relation: str
    needs: tuple[NewPart, ...] = ()

    @cached_property
    def digest(self) -> str:
        """What equal data have in common."""
        return sha256(self.data).hexdigest()

    @cached_property
    def packed(self) -> Packed:
        """The data as it stands in the archive; deflated once, however many papers have it."""
        return packed_bytes(self.data)


def last_drawing(package: Package) -> int:
    """Return the largest number of a drawing in the package."""
    names = (name for name in package.members if name.startswith("word/") and name[-4:] == ".xml")
    numbers = (int(n) for name in names for n in _DRAWING.findall(package.read(name)))
    return max((n for n in numbers if n < 1 << 31), default=0)


def text_width(package: Package) -> float:
    """Return the width of the text in mm: of the narrowest section, 0 if none says it."""
    body = package.read(_BODY)
    widths = [_inner(found[0]) for found in _SECTION.finditer(body)]
    return min((width for width in widths if width > 0), default=0) * _MM_PER_TWIP


def _inner(section: bytes) -> int:
    """Return the page's width less its margins, in twentieths of a point; 0 if not said."""
    page = re.search(rb'<w:pgSz\b[^>]*? w:w="(\d+)"', section)
    sides = (rb'<w:pgMar\b[^>]*? w:%s="(\d+)"' % name for name in (b"left", b"right", b"gutter"))
    margins = (re.search(side, section) for side in sides)
    return int(page[1]) - sum(int(found[1]) for found in margins if found) if page else 0


class Additions:
    """Everything that one paper adds."""

    def __init__(self, package: Package, drawings: int, width: float) -> None:
        self._package = package
        self._drawings = drawings
        self.text_width = width
        self._members: dict[str, NewPart] = {}
        self._by_hash: dict[tuple[str, str], str] = {}
        self._relations: dict[str, dict[str, str]] = {}
        self._styles: dict[str, str] = {}

    def held(self, name: str) -> bytes:
        """Return what a member of the template holds, b"" if there is none."""
        return self._package.read(name) if name in self._package.members else b""

    def has_style(self, style: str) -> bool:
        """Tell whether the template has a style with this id."""
        return f'w:styleId="{style}"'.encode() in self.held(STYLES)

    def add_style(self, style: str, xml: str) -> None:
        """Add a style that the template has not got; `style` is its id."""
        self._styles[style] = xml

    def fresh(self) -> int:
        """Return a number that no drawing has yet."""
        self._drawings += 1
        return self._drawings

    def member(self, part: NewPart) -> str:
        """Return the name under which a part is in the package; equal parts are there once."""
        if part.needs:
            return self._added(part)
        key = (part.digest, f"{part.folder}.{part.extension}")
        if key not in self._by_hash:
            self._by_hash[key] = self._added(part)
        return self._by_hash[key]

    def _added(self, part: NewPart) -> str:
        number = 1
        while (name := f"{part.folder}/{part.stem}{number}.{part.extension}") in self._members or (
            name in self._package.members
        ):
            number += 1
        self._members[name] = part
        for need in part.needs:
            target = relpath(self._added(need), dirname(name))
            self._relation(name, need.relation, f"Target={quoteattr(target)}")
        return name

    def relate(self, owner: str, part: NewPart) -> str:
        """Add a part and return the id by which the member `owner` refers to it."""
        target = relpath(self.member(part), dirname(owner))
        return self._relation(owner, part.relation, f"Target={quoteattr(target)}")

    def link(self, owner: str, address: str) -> str:
        """Return the id by which the member `owner` refers to an address outside."""
        target = f'Target={quoteattr(address)} TargetMode="External"'
        return self._relation(owner, "hyperlink", target)

    def _relation(self, owner: str, kind: str, target: str) -> str:
        own = self._relations.setdefault(owner, {})
        text = f'Type="{_BASE}{kind}" {target}'
        if text not in own:
            taken = [int(n) for n in _ID.findall(self._existing(owner))]
            own[text] = f"rId{max(taken, default=0) + len(own) + 1}"
        return own[text]

    def _existing(self, owner: str) -> str:
        name = relations_of(owner)
        return self._package.read(name).decode() if name in self._package.members else _EMPTY

    def changed(self) -> dict[str, Packed]:
        """Return the members that are new or changed by what was added."""
        if not self._relations and not self._members and not self._styles:
            return {}
        made = {name: part.packed for name, part in self._members.items()}
        for owner, relations in self._relations.items():
            entries = "".join(f'<Relationship Id="{i}" {text}/>' for text, i in relations.items())
            existing = re.sub(
                r"<Relationships([^>]*)/>\s*$",
                r"<Relationships\1></Relationships>",
                self._existing(owner),
            )
            xml = existing.replace("</Relationships>", f"{entries}</Relationships>")
            made[relations_of(owner)] = packed_bytes(xml.encode())
        if self._styles:
            xml = self.held(STYLES).decode()
            added = "".join(self._styles.values())
            made[STYLES] = packed_bytes(xml.replace("</w:styles>", f"{added}</w:styles>").encode())
        if self._members:
            made[TYPES] = packed_bytes(self._types().encode())
        return made

    def _types(self) -> str:
        xml = self._package.read(TYPES).decode()
        entries = []
        for name, part in self._members.items():
            kind = quoteattr(part.content_type)
            default = f'<Default Extension="{part.extension}" ContentType={kind}/>'
            pattern = rf'<Default\b[^>]*Extension="{part.extension}"[^>]*>'
            known = re.search(pattern, xml, re.IGNORECASE)
            if known and part.content_type in known[0]:
                continue
            if known or part.extension == "xml":
                entries.append(f'<Override PartName="/{name}" ContentType={kind}/>')
            elif default not in entries:
                entries.insert(0, default)
        head, sign, tail = xml.partition("<Override")
        if not sign:
            return xml.replace("</Types>", "".join(entries) + "</Types>")
        defaults = "".join(e for e in entries if e.startswith("<Default"))
        overrides = "".join(e for e in entries if e.startswith("<Override"))
        return head + defaults + overrides + sign + tail


def relations_of(member: str) -> str:
    """Return the name of the member that holds a member's relations."""
    folder, _, name = member.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


class Owner:
    """The additions as one part of the package sees them: what values are given to draw with."""

    def __init__(self, additions: Additions, member: str) -> None:
        self._additions = additions
        self._member = member

    @property
    def text_width(self) -> float:
        """The width of the paper's text in mm, 0 if it is not known."""
        return self._additions.text_width

    def fresh(self) -> int:
        """Return a number that no drawing has yet."""
        return self._additions.fresh()

    def relate(self, part: NewPart) -> str:
        """Add a part; return its relationship's id."""
        return self._additions.relate(self._member, part)

    def link(self, address: str) -> str:
        """Return the relationship's id of an address outside."""
        return self._additions.link(self._member, address)

    def held(self, name: str) -> bytes:
        """Return what a member of the template holds, b"" if there is none."""
        return self._additions.held(name)

    def has_style(self, style: str) -> bool:
        """Tell whether the template has a style with this id."""
        return self._additions.has_style(style)

    def add_style(self, style: str, xml: str) -> None:
        """Add a style that the template has not got; `style` is its id."""
        self._additions.add_style(style, xml)
