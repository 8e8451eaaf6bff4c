"""`dubao init`."""

import json
import re
from pathlib import Path

import pytest

from dubao.model.settings import Settings
from dubao.read.settings import load_settings
from dubao.render.starter import starter_yaml
from dubao.workspace import shipped
from tests.conftest import Run


def test_blank_workspace_has_its_folders_and_valid_settings(run: Run, tmp_path: Path) -> None:
    root = tmp_path / "督导 工作"
    done = run("init", str(root))
    assert done.code == 0
    assert {path.name for path in root.iterdir()} == {"台账", "填报", "方案", "成果", "dubao.yaml"}
    loaded = load_settings(root / "dubao.yaml", "dubao.yaml")
    assert loaded.problems == ()
    assert loaded.value is not None
    assert "下一步" in done.out


def test_blank_workspace_can_be_checked_at_once(run: Run, tmp_path: Path) -> None:
    run("init", str(tmp_path / "新"))
    done = run("check", "-w", str(tmp_path / "新"), "--year", "2021")
    assert done.code == 0
    assert done.out == "没有可核对的：填报 中还没有这个年度的表，方案 中也没有自己的方案。\n"


def test_settings_with_every_key_uncommented_are_read(tmp_path: Path) -> None:
    path = tmp_path / "dubao.yaml"
    path.write_text(re.sub(r"^#(?! \S)", "", starter_yaml(Settings), flags=re.MULTILINE), "utf-8")
    loaded = load_settings(path, "dubao.yaml")
    assert loaded.problems == ()
    assert loaded.value is not None
    assert [accepted.code for accepted in loaded.value.accepted] == ["far-from-last-year"]
    assert loaded.value.aliases == {"安溪": "T01"}


def test_sample_holds_every_file_of_the_sample_data(sample: Path) -> None:
    for path in shipped("sample_data").rglob("*"):
        if path.is_file() and not path.name.startswith("."):
            copy = sample / path.relative_to(shipped("sample_data"))
            assert copy.read_bytes() == path.read_bytes()


def test_json_lists_what_was_written(run: Run, tmp_path: Path) -> None:
    done = run("init", str(tmp_path / "新"), "--json")
    assert json.loads(done.out) == {
        "written": ["dubao.yaml", "台账", "填报", "成果", "方案"],
        "kept": [],
    }
    assert "工作区已建好" in done.err


def test_nothing_is_overwritten(run: Run, sample: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in sample.rglob("*")}
    assert run("init", str(sample)).code == 1
    assert {path: path.stat().st_mtime_ns for path in sample.rglob("*")} == before


def test_empty_folder_may_be_used(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".DS_Store").touch()
    monkeypatch.chdir(tmp_path)
    assert run("init", ".", "-q").out == ""
    assert (tmp_path / "dubao.yaml").is_file()
