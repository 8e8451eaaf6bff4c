"""单位别名 of dubao.yaml against the registers."""

from pathlib import Path

import pytest

from dubao.model.settings import Settings
from dubao.read.aliases import alias_problems
from dubao.read.registers import load_register
from dubao.read.settings import load_settings
from tests.read.office import TOWNS, write

YAML = """\
区: 示例区
督导机构: 督导室
单位别名:
  安溪: T01
  老柳塘: T20
  实小: S01
"""


def said(root: Path, settings: Settings) -> list[str]:
    """Return what is wrong with the aliases of a workspace with townships and schools."""
    write(root / "台账/镇街.xlsx", TOWNS)
    write(root / "台账/学校.xlsx", [["学校代码", "学校名称"], ["S01", "实验小学"]])
    known = load_register(root, "镇街").value.frame["单位代码"].tolist()
    return [f"{p.place} {p.message}" for p in alias_problems(root, settings, known)]


def test_alias_of_a_code_in_no_register_is_told_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "dubao.yaml").write_text(YAML, "utf-8")
    settings = load_settings(tmp_path / "dubao.yaml", "dubao.yaml").value
    assert settings is not None
    assert said(tmp_path, settings) == [
        "dubao.yaml:5 单位别名「老柳塘」指的代码「T20」在台账中找不到，这个别名没有采用"
    ]


@pytest.mark.parametrize(("code", "found"), [("T02", []), ("S01", []), ("T9", ["dubao.yaml"])])
def test_alias_made_in_a_program_has_the_place_of_the_file(
    tmp_path: Path, code: str, found: list[str]
) -> None:
    parts = {"区": "示例区", "督导机构": "督导室", "单位别名": {"甲": code}}
    assert [text.split()[0] for text in said(tmp_path, Settings.model_validate(parts))] == found


def test_nothing_is_said_of_aliases_without_a_register(tmp_path: Path) -> None:
    parts = {"区": "示例区", "督导机构": "督导室", "单位别名": {"甲": "T01"}}
    assert list(alias_problems(tmp_path, Settings.model_validate(parts), ())) == []
