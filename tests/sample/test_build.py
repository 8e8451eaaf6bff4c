"""The committed sample is what its builder writes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.sample.build import SAMPLE, build


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("示例 工作区")
    build(root)
    return root


def files_of(root: Path) -> dict[str, Path]:
    kept = ("台账", "填报", "dubao.yaml")
    return {
        path.relative_to(root).as_posix(): path
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.relative_to(root).parts[0] in kept
    }


def cells_of(path: Path) -> object:
    if path.suffix not in {".xlsx", ".xls"}:
        return path.read_bytes()
    book = CalamineWorkbook.from_path(path)
    return {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }


def test_the_committed_sample_holds_what_the_builder_writes(built: Path) -> None:
    rebuilt, committed = files_of(built), files_of(SAMPLE)
    assert list(rebuilt) == list(committed)
    differing = [name for name in rebuilt if cells_of(rebuilt[name]) != cells_of(committed[name])]
    assert differing == []


def test_ha05_building_twice_gives_equal_bytes(built: Path, tmp_path: Path) -> None:
    build(tmp_path)
    digests = [
        {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
        for files in (files_of(built), files_of(tmp_path))
    ]
    assert digests[0] == digests[1]
