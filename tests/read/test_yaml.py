from pathlib import Path

import pytest

from dubao.model.keys import LINE
from dubao.read.yaml import parse_tree


def tree(text: str) -> object:
    return parse_tree(text, "a.yaml").value.data


@pytest.mark.parametrize("text", ["01", "1:30", "on", "1.10", "0x1f", "2021-01-01", "yes", "1e3"])
def test_scalars_keep_their_form(text: str) -> None:
    assert tree(f"值: {text}") == {LINE: 1, "值": text}


def test_a_key_without_a_value_counts_as_not_written() -> None:
    assert tree("甲:\n乙: ~\n丙: ''\n") == {LINE: 1, "丙": ""}


def test_an_empty_file_is_an_empty_mapping() -> None:
    assert tree("# 只有说明\n") == {LINE: 1}


def test_every_mapping_knows_its_line() -> None:
    assert tree("甲:\n  - 乙: 1\n  - 丙: 2\n") == {
        LINE: 1,
        "甲": [{LINE: 2, "乙": "1"}, {LINE: 3, "丙": "2"}],
    }


HOSTILE = {
    "python tag": "甲: !!python/object/apply:os.system ['echo x']",
    "custom tag": "甲: !执行 x",
    "anchors": "甲: &a [1]\n乙: [*a, *a]",
    "itself": "甲: &a\n  乙: *a",
    "laughs": "a: &a [x,x]\n"
    + "".join(f"{c}: &{c} [*{p},*{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)),
    "deep": "[" * 5000,
    "deep mapping": "甲: " + "{甲: " * 3000,
    "tab": "甲:\n\t乙: 1",
    "null byte": "甲: \0",
    "unclosed": '甲: "乙',
    "merge key": "甲: &a {乙: 1}\n丙:\n  <<: *a",
    "list on top": "- 1",
    "huge": "甲: " + "乙" * 3_000_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_yaml_is_refused_with_a_place(text: str) -> None:
    problems = parse_tree(text, "a.yaml").problems
    assert problems
    assert all(p.place.file == "a.yaml" for p in problems)


def test_an_absent_file_is_a_problem(tmp_path: Path) -> None:
    from dubao.read.yaml import read_tree

    [found] = read_tree(tmp_path / "没有.yaml", "没有.yaml").problems
    assert found.code == "yaml-unreadable"
