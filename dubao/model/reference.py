"""`python -m dubao.model.reference` prints the page of all keys: docs/reference.md."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any, get_args, get_origin

from pydantic.fields import FieldInfo

from dubao.model.bulletin import Bulletin
from dubao.model.house import House
from dubao.model.keys import Node
from dubao.model.numbers import plain
from dubao.model.scheme import Scheme
from dubao.model.settings import Settings

_HEAD = """\
# 键的总表

方案（scheme.yaml）、年度自评项目表（items.yaml）、设置（dubao.yaml）和公文版式（版式.yaml）里
能写的每一个键：意思、写什么、例子、不写时怎样。「不写时」一栏空着的，不写就是没有这一项。
怎样写出一份方案，见[写方案](schemes.md)；版式，见[公文版式](公文版式.md)。
写错键名时，dubao 会指出行号和最相近的键。

<!-- 本页由 python -m dubao.model.reference 生成，请勿手改。 -->
"""
_KINDS = {
    "bool": "是或否",
    "int": "整数",
    "float": "数",
    "str": "文字",
    "date": "日期",
    "Limit": "时间长短",
}
_TABLE = "| 键 | 意思 | 写什么 | 例子 | 不写时 |\n|---|---|---|---|---|"
_LIMITS = {"ge": "不小于", "gt": "大于", "le": "不大于"}


def reference_page() -> str:
    """Return the page in Markdown: a table for each mapping, in the order of first mention."""
    scheme = _models("方案 scheme.yaml", Scheme)
    bulletin = _models("年度自评项目表 items.yaml", Bulletin)
    settings = _models("设置 dubao.yaml", Settings)
    house = _models("公文版式 版式.yaml", House)
    titles = house | bulletin | scheme | settings
    models = dict.fromkeys((*scheme, *bulletin, *settings, *house))
    tables = [line for model in models for line in _table(model, titles)]
    return "\n".join([_HEAD, *tables])


def _models(title: str, root: type[Node]) -> dict[type[Node], str]:
    """Return a model and all it holds with their titles: the keys that lead to them."""
    found: dict[type[Node], list[str]] = {root: [title]}
    for model in _walk(root, found):
        for info in _keys(model):
            for inner in _nodes(info.annotation):
                names = found.setdefault(inner, [])
                if inner is not root and info.alias not in names:
                    names.append(str(info.alias))
    return {model: "、".join(names) for model, names in found.items()}


def _walk(root: type[Node], found: dict[type[Node], list[str]]) -> Iterator[type[Node]]:
    """Yield the models of `found`, also those that are added meanwhile."""
    done: set[type[Node]] = set()
    while waiting := [model for model in found if model not in done]:
        done.add(waiting[0])
        yield waiting[0]


def _keys(model: type[Node]) -> list[FieldInfo]:
    return [f for f in model.model_fields.values() if not str(f.alias).startswith("__")]


def _table(model: type[Node], titles: dict[type[Node], str]) -> Iterator[str]:
    yield f"## {titles[model]}\n\n{_TABLE}"
    for info in _keys(model):
        example = (info.examples or [None])[0]
        shown = f"`{example}`" if example else ""
        cells = (f"**{info.alias}**", _meaning(info), _kind(info, titles), shown, _default(info))
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
    yield ""


def _meaning(info: FieldInfo) -> str:
    limits = [
        f"{word} {plain(float(getattr(part, name)))}"
        for part in info.metadata
        for name, word in _LIMITS.items()
        if getattr(part, name, None) is not None
    ]
    return f"{info.description}（{'，'.join(limits)}）" if limits else str(info.description)


def _kind(info: FieldInfo, titles: dict[type[Node], str]) -> str:
    """Return what stands behind a key: another table, fixed words, or a kind of value."""
    if inner := list(_nodes(info.annotation)):
        return "、".join(f"见[{info.alias}](#{_anchor(titles[model])})" for model in inner)
    parts = list(_parts(info.annotation))
    words = [str(word) for part in parts if issubclass(part, StrEnum) for word in part]
    shown = "、".join(words) or next(_KINDS[p.__name__] for p in parts if p.__name__ in _KINDS)
    if parts[0] is tuple:
        listed = "点的列表" if parts[1] is tuple else f"{shown}的列表"
        return f"{listed}，或按属性分别写" if dict in parts and parts[1] is not tuple else listed
    if parts[0] is dict:
        return f"名称: {shown}"
    return f"{shown}，或按属性分别写" if dict in parts else shown


def _anchor(title: str) -> str:
    """Return the link to a heading as Markdown viewers form it."""
    return "".join(sign for sign in title.replace(" ", "-") if sign.isalnum() or sign == "-")


def _parts(annotation: Any) -> Iterator[type]:
    """Yield the plain types an annotation is made of; of a mapping only those of its values."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        yield annotation
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in (tuple, dict):
        yield origin
    for part in inner[1:] if origin is dict else inner[:1] if origin is Annotated else inner:
        yield from _parts(part)


def _nodes(annotation: Any) -> Iterator[type[Node]]:
    return (part for part in _parts(annotation) if issubclass(part, Node))


def _default(info: FieldInfo) -> str:
    if info.is_required():
        return "必须写"
    if isinstance(info.default, bool):
        return "是" if info.default else "否"
    if isinstance(info.default, int | float):
        return plain(float(info.default))
    if isinstance(info.default, Node):
        return "各键不写时的值"
    if isinstance(info.default, tuple):
        return "、".join(map(str, info.default))
    return str(info.default or "")


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.write(reference_page())
