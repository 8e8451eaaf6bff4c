"""From what people wrote to the model: every fault at once, in their words, with its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from dubao.model.keys import Node
from dubao.model.nearest import did_you_mean
from dubao.model.place import Place
from dubao.model.problem import Loaded, Problem, problem
from dubao.read.yaml import KeyPath, Tree, read_tree

M = TypeVar("M", bound=Node)

_EXPECTED = {
    "float": "数",
    "finite": "数",
    "int": "整数",
    "bool": "「是」或「否」",
    "string": "文字",
    "date": "日期（如 2021-01-01）",
    "tuple": "列表",
    "list": "列表",
    "dict": "「键: 值」",
    "model": "「键: 值」",
    "greater": "更大的数",
    "less": "更小的数",
    "too": "长度合适的列表",
}


def read_yaml_model(path: Path, file: str, model: type[M]) -> Loaded[M | None]:
    """Read a YAML file as `model`; None where a problem keeps it from being used."""
    return tree_to_model(read_tree(path, file), file, model)


def tree_to_model(loaded: Loaded[Tree], file: str, model: type[M]) -> Loaded[M | None]:
    """Validate what was read; None where a problem keeps it from being used."""
    if not loaded.value.data:
        return Loaded(None, loaded.problems)
    checked = check_tree(loaded.value, file, model)
    return Loaded(None if loaded.problems else checked.value, (*loaded.problems, *checked.problems))


def check_tree(tree: Tree, file: str, model: type[M]) -> Loaded[M | None]:
    """Validate a tree as `model`; each fault becomes a problem at its line."""
    data = {**tree.data, "__file__": file} if "file" in model.model_fields else tree.data
    try:
        return Loaded(model.model_validate(data))
    except ValidationError as faults:
        located: dict[KeyPath, tuple[Any, KeyPath]] = {}
        for fault in faults.errors():
            at = _located(tree.data, fault["loc"])
            about = (*at, fault["loc"][-1]) if fault["type"] == "missing" else at
            located.setdefault(about, (fault, at))
        inner = {about[:end] for about in located for end in range(len(about))}
        return Loaded(
            None,
            tuple(
                _problem(fault, at, tree, file, model)
                for about, (fault, at) in located.items()
                if about not in inner  # a union complains of the whole and of the part
            ),
        )


def _located(data: Any, loc: Sequence[str | int]) -> KeyPath:
    """Return the path in the written tree that a validation error speaks of.

    Short forms ({名: …} for a list) and the tags of unions make the two differ.
    """
    path: list[str | int] = []
    for step in loc:
        key: str | int = step
        if isinstance(data, dict) and isinstance(step, int):
            key = dict(enumerate(key for key in data if not key.startswith("__"))).get(step, "")
        known = (
            data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
        )
        if key in known:
            data = data[key]
            path.append(key)
    return tuple(path)


def _problem(fault: Any, at: KeyPath, tree: Tree, file: str, model: type[BaseModel]) -> Problem:
    """Turn one validation error into the office's words."""
    kind, loc = fault["type"], fault["loc"]
    place = _place(tree, at, file)
    names = [step for step in loc if isinstance(step, str)]
    if kind == "extra_forbidden":
        known = [info.title for _, info in _fields(model, loc[:-1]) if info.title]
        hint = did_you_mean(names[-1], known, "这里可写：" + "、".join(known))
        return problem("unknown-key", place, key=names[-1], nearest=hint)
    info = _field(model, loc)
    example = _first(info.examples) if info else ""
    if kind == "missing":
        meaning = info.description if info else ""
        return problem("missing-key", place, key=names[-1], meaning=meaning, example=example)
    key = next((str(step) for step in reversed(at) if isinstance(step, str)), file)
    return problem(
        "wrong-type",
        place,
        key=key,
        text=_shown(fault["input"]),
        expected=_expected(fault),
        example=example or "…",
    )


def _expected(fault: Any) -> str:
    """Say what should have been written."""
    context = fault.get("ctx", {})
    if fault["type"] == "value_error":
        return str(context["error"])
    if fault["type"] in {"enum", "literal_error"}:
        choices = str(context["expected"]).replace(" or ", ", ").replace("'", "").split(", ")
        return "其中之一：" + "、".join(choices)
    limits = {"ge": "不小于", "gt": "大于", "le": "不大于", "lt": "小于"}
    for bound, word in limits.items():
        if bound in context:
            return f"{word} {context[bound]:g} 的数"
    return _EXPECTED.get(fault["type"].split("_")[0], "别的写法")


def _shown(value: Any) -> str:
    """Quote what was written, shortened."""
    if isinstance(value, dict):
        return "{" + "、".join(key for key in value if not key.startswith("__")) + "}"
    text = "、".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= 30 else text[:30] + "…"


def _place(tree: Tree, at: KeyPath, file: str) -> Place:
    """Return the place of the longest known beginning of a path."""
    while at and at not in tree.places:
        at = at[:-1]
    return tree.places.get(at, Place(file, line=1))


def _first(examples: list[Any] | None) -> str:
    return str(examples[0]) if examples and examples[0] is not None else ""


def _field(model: type[BaseModel], loc: Sequence[str | int]) -> FieldInfo | None:
    """Return the description of the key that an error's location ends in."""
    for end in range(len(loc), 0, -1):
        for alias, info in _fields(model, loc[: end - 1]):
            if alias == loc[end - 1]:
                return info
    return None


def _fields(model: type[BaseModel], loc: Sequence[str | int]) -> Iterator[tuple[str, FieldInfo]]:
    """Yield alias and description of every key that may stand at a location."""
    current: type[BaseModel] = model
    for step in loc:
        found = next((info for info in current.model_fields.values() if info.alias == step), None)
        inner = next(_models(found.annotation), None) if found else None
        current = inner or current
    for info in current.model_fields.values():
        if info.alias and not info.alias.startswith("__"):
            yield info.alias, info


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models that a key's type mentions."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in {Union, UnionType, tuple, list, dict} or get_args(annotation):
        for part in get_args(annotation):
            yield from _models(part)
