"""Stands in for docxtpl, so that its scripts run on the project's own engine."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from jinja2 import TemplateError

from dubao.render.engine import parts, values
from dubao.render.engine.subdocument import SubDocument
from dubao.render.engine.template import Template

EMU = 36_000


class RichText(values.RichText):
    """docxtpl's arguments, the project's looks."""

    def __init__(self, text: Any = None, **look: Any) -> None:
        super().__init__()
        if text:
            self.add(text, **look)

    def add(self, text: Any, **look: Any) -> RichText:  # type: ignore[override]
        if isinstance(text, values.RichText):
            self.extend(text)
            return self
        address = look.pop("url_id", "") or ""
        super().add(str(text), _look(look), address)
        return self

    @property
    def xml(self) -> str:
        return "…"


R = RichText


def _look(look: dict[str, Any]) -> values.Look:
    font = look.pop("font", None) or ""
    region, _, name = font.rpartition(":")
    underline = look.pop("underline", "") or ""
    size = look.pop("size", None)
    made = values.Look(
        style=look.pop("style", "") or "",
        font=name,
        east_asia=name if region == "eastAsia" else "",
        bold=bool(look.pop("bold", False)),
        italic=bool(look.pop("italic", False)),
        strike=bool(look.pop("strike", False)),
        color=(look.pop("color", "") or "").lstrip("#"),
        size=size / 2 if size else 0,
        underline="single" if underline is True else underline,
        fill=(look.pop("highlight", "") or "").lstrip("#"),
        position="superscript"
        if look.pop("superscript", False)
        else "subscript"
        if look.pop("subscript", False)
        else "",
    )
    assert not look, look
    return made


class RichTextParagraph(values.RichParagraphs):
    def add(self, text: Any, parastyle: str = "") -> RichTextParagraph:
        pieces = text.split("\a") if isinstance(text, str) else [text]
        for piece in pieces:
            super().add(piece, parastyle or "")
        return self


RP = RichTextParagraph


def Listing(text: str) -> str:  # noqa: N802
    return text


def InlineImage(  # noqa: N802
    tpl: Any, image_descriptor: str, width: Any = None, height: Any = None, anchor: Any = None
) -> values.Picture:
    wide, high = ((length or 0) / EMU for length in (width, height))
    return values.Picture.of(Path(image_descriptor), wide, high)


class _SubDocument(SubDocument):
    def __init__(self, document: Any) -> None:
        super().__init__(document)
        self._own = document

    def __getattr__(self, name: str) -> Any:
        return getattr(self.__dict__["_own"], name)


class DocxTemplate:
    """The methods that docxtpl's test scripts use."""

    def __init__(self, template: str) -> None:
        self._path = Path(template)
        self._template = Template(self._path, str(template))
        self._data = b""
        self._replaced: list[tuple[str, Any, Any]] = []

    def render(self, context: Any, jinja_env: Any = None, autoescape: bool = False) -> None:
        if jinja_env is not None:
            parts.ENVIRONMENT.filters |= {
                name: jinja_env.filters[name]
                for name in jinja_env.filters
                if name.startswith("my_")
            }
        loaded = self._template.render(context)
        if loaded.problems:
            self._data = self._path.read_bytes()
            raise TemplateError(*(f"{found.place} {found.message}" for found in loaded.problems))
        self._data = loaded.value

    def save(self, target: Any) -> None:
        data = self._changed()
        if hasattr(target, "write"):
            target.write(data)
        else:
            Path(target).write_bytes(data)

    def new_subdoc(self, path: str | None = None) -> Any:
        document = Document(path or str(self._path))
        if path is None:
            for child in list(document.element.body):
                document.element.body.remove(child)
            document.element.body.append(Document().element.body[-1])
        return _SubDocument(document)

    def build_url_id(self, url: str) -> str:
        return url

    def get_undeclared_template_variables(self, context: Any = None, **_: Any) -> set[str]:
        found = {use.name.split(".")[0].split("[")[0] for use in self._template.names()}
        return found - set(context or ())

    def replace_media(self, old: Any, new: Any) -> None:
        self._replaced.append(("crc", zlib.crc32(_bytes(old)), _bytes(new)))

    replace_embedded = replace_media

    def replace_zipname(self, name: str, new: Any) -> None:
        self._replaced.append(("name", name, _bytes(new)))

    def replace_pic(self, name: str, new: Any) -> None:
        self._replaced.append(("pic", name, _bytes(new)))

    def _changed(self) -> bytes:
        if not self._replaced:
            return self._data
        target = BytesIO()
        with zipfile.ZipFile(BytesIO(self._data)) as old, zipfile.ZipFile(target, "w") as made:
            for info in old.infolist():
                data = old.read(info)
                for kind, key, new in self._replaced:
                    if (kind == "crc" and zlib.crc32(data) == key) or (
                        kind == "name" and info.filename == key
                    ):
                        data = new
                    if kind == "pic" and info.filename == _picture(old, key):
                        data = new
                made.writestr(info.filename, data)
        return target.getvalue()


def _bytes(source: Any) -> bytes:
    if hasattr(source, "read"):
        source.seek(0)
        return bytes(source.read())
    return Path(source).read_bytes()


def _picture(archive: zipfile.ZipFile, name: str) -> str:
    """Return the member that the picture of that name in the body shows."""
    body = archive.read("word/document.xml").decode()
    shown = re.search(
        rf'<pic:cNvPr [^>]*name="{re.escape(name)}".*?r:embed="(\w+)"', body, re.DOTALL
    )
    if not shown:
        return ""
    relations = archive.read("word/_rels/document.xml.rels").decode()
    entry = next(e for e in re.findall(r"<Relationship [^>]*>", relations) if f'"{shown[1]}"' in e)
    return "word/" + re.search(r'Target="([^"]*)"', entry)[1]  # type: ignore[index]
