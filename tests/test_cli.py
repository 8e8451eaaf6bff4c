"""The command line: help, wrong usage, the error boundary, exit codes."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dubao import __version__, cli
from dubao.cli import COMMANDS, load, main
from dubao.commands.chinese import first_line, help_page
from dubao.model.problem import BusyError
from tests.conftest import Ran, Run

REPOSITORY = Path(__file__).parent.parent


def leaves() -> Iterator[tuple[str, Any]]:
    """Yield every command that runs, with its name."""
    for name in COMMANDS:
        command = load(name)
        if getattr(command, "invoke_without_command", False):
            yield name, command
        if hasattr(command, "commands"):
            yield from ((f"{name} {inner}", sub) for inner, sub in command.commands.items())
        else:
            yield name, command


LEAVES = dict(leaves())


def process(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "dubao", *words],
        capture_output=True,
        cwd=tempfile.gettempdir(),
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), **environment},
        check=False,
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_list_of_commands_says_what_each_command_says(name: str) -> None:
    assert first_line(load(name).help) == COMMANDS[name][1]


def test_help_imports_nothing_heavy() -> None:
    code = """
import sys
from dubao.cli import main
main(["--help"])
heavy = {"pandas", "numpy", "pydantic", "yaml", "jinja2", "openpyxl", "dubao.model.scheme"}
commands = {"dubao.commands." + name for name in ("init", "check", "assess", "explain")}
print(sorted((heavy | commands) & set(sys.modules)), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stderr.strip() == b"[]"


def test_completion_of_names_imports_no_command(tmp_path: Path) -> None:
    done = process(
        _DUBAO_COMPLETE="complete_bash", COMP_WORDS="dubao as", COMP_CWORD="1", PYTHONVERBOSE=""
    )
    assert done.stdout.split() == [b"assess"]


def test_completion_knows_evaluations_and_units(sample: Path) -> None:
    words = {"_DUBAO_COMPLETE": "complete_bash", "COMP_CWORD": "2"}
    done = process(**words, COMP_WORDS="dubao assess tow")
    assert done.stdout.split() == [b"township"]
    words["COMP_CWORD"] = "5"
    done = process(**words, COMP_WORDS=f"dubao explain -w '{sample}' township 安")
    assert "安" in done.stdout.decode()


def test_help_is_chinese_throughout(run: Run) -> None:
    done = run("--help")
    assert done.code == 0
    for word in ("用法: dubao", "命令:", "选项:", "显示本帮助", "示例:"):
        assert word in done.out
    for word in ("Usage", "Options", "Commands", "Show this", "OPTIONS"):
        assert word not in done.out


@pytest.mark.parametrize("name", LEAVES)
def test_every_command_ends_its_help_with_an_example(name: str) -> None:
    *lead, example = (LEAVES[name].epilog or "").splitlines()
    assert lead[:1] == ["示例:"]
    assert example.strip().startswith("dubao ")


@pytest.mark.parametrize("name", LEAVES)
def test_every_example_is_a_valid_command_line(name: str) -> None:
    for line in (LEAVES[name].epilog or "").splitlines()[1:]:
        words = line.split("  #")[0].split()
        assert words[: 1 + len(name.split())] == ["dubao", *name.split()]
        context = LEAVES[name].make_context(name, words[1 + len(name.split()) :])
        assert context.args == []


@pytest.mark.parametrize("name", LEAVES)
def test_every_option_and_argument_is_explained_in_chinese(name: str) -> None:
    command = LEAVES[name]
    context = command.make_context(name, [], resilient_parsing=True)
    for _, rows in help_page(context).sections:
        for what, explanation in rows:
            assert any("\u4e00" <= sign <= "\u9fff" for sign in explanation), what


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "init"])
def test_commands_take_the_common_options(name: str) -> None:
    for leaf, command in LEAVES.items():
        if leaf.split()[0] == name:
            assert "--json" in {opt for param in command.params for opt in param.opts}, leaf


def test_without_words_the_help_is_shown(run: Run) -> None:
    done = run()
    assert done.code == 2
    assert "命令:" in done.out
    assert done.err == ""


def test_version(run: Run) -> None:
    assert run("--version") == Ran(0, f"dubao {__version__}\n", "")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["cheek"], "没有「cheek」这个命令，是否想写「check」？"),
        (["xyz"], "没有「xyz」这个命令，可用的有：" + "、".join(COMMANDS)),
        (["--vresion"], "没有「--vresion」这个选项，是否想写「--version」？"),
        (["init", "--smaple", "a"], "没有「--smaple」这个选项，是否想写「--sample」？"),
        (["init"], "缺少「文件夹」"),
        (["init", " "], "「文件夹」是空的，请写出要新建的文件夹名"),
        (["init", "a", "b"], "多出了「b」，这里不需要"),
        (["check", "--year"], "选项「--year」后面要写内容"),
        (["check", "--year", "今年"], "「--year」写的是「今年」，应为整数"),
        (["check", "--year", "21"], "「--year」写的是「21」，不能小于 1990"),
        (["check", "--json=1"], "选项「--json」后面不写内容"),
    ],
)
def test_wrong_usage_is_one_chinese_sentence(run: Run, words: list[str], sentence: str) -> None:
    done = run(*words)
    assert done.code == 2
    assert done.out == ""
    usage, error, where = done.err.splitlines()
    assert usage.startswith("用法: dubao")
    assert error == f"错误: {sentence}"
    assert where.startswith("详见 dubao")
    assert where.endswith("--help")


def test_unknown_evaluation_names_the_nearest(run: Run, sample: Path) -> None:
    done = run("check", "townshp", "-w", str(sample))
    assert done.code == 2
    assert "没有「townshp」这个评估，是否想写「township」？" in done.err


def test_outside_a_workspace_every_command_says_so(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in (["check"], ["assess"], ["explain", "township", "安溪镇"]):
        done = run(*words)
        assert done.code == 1
        assert "都没有 dubao.yaml" in done.out


def test_refusal_as_json_is_one_document(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("check", "--json")
    assert done.code == 1
    assert [found["code"] for found in json.loads(done.out)["problems"]] == ["no-workspace"]
    assert "都没有 dubao.yaml" in done.err


def _raising(fault: BaseException) -> Any:
    def run_words(_: list[str]) -> int:
        raise fault

    return run_words


def test_our_own_fault_leaves_a_report_without_data(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cli, "_run", _raising(KeyError("310101199001011234")))
    done = run("assess", "township")
    assert done.code == 3
    (report,) = tmp_path.glob("dubao-错误报告-*.txt")
    assert f"请把错误报告「{report}」发给维护人员" in done.err
    assert "Traceback" not in done.err
    text = report.read_text("utf-8")
    assert f"dubao {__version__}" in text
    assert "命令: dubao assess township" in text
    assert "builtins.KeyError" in text
    assert "3101" not in text
    assert str(REPOSITORY) not in text


def test_key_press_leaves_no_report(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("_DUBAO_COMPLETE", "complete_bash")
    monkeypatch.setattr(cli, "_run", _raising(ValueError()))
    assert run("assess") == Ran(3, "", "")
    assert list(tmp_path.iterdir()) == []


def test_report_goes_to_the_temporary_folder_if_need_be(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(cli, "_run", _raising(ValueError()))
    assert run("assess").code == 3
    assert len(list(tmp_path.glob("dubao-错误报告-*.txt"))) == 1


@pytest.mark.parametrize(
    ("fault", "code", "said"),
    [
        (BusyError("成果/2021"), 75, "另一个 dubao 正在写「成果/2021」，请等它结束后再运行\n"),
        (KeyboardInterrupt(), 130, "已中断，没有写完的文件不会留下。\n"),
        (BrokenPipeError(), 141, ""),
    ],
)
def test_known_endings(
    run: Run, monkeypatch: pytest.MonkeyPatch, fault: BaseException, code: int, said: str
) -> None:
    monkeypatch.setattr(cli, "_run", _raising(fault))
    assert run("check") == Ran(code, "", said)


def test_interrupted_command_ends_with_130(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dubao.commands.init.refusal", _raising(KeyboardInterrupt()))
    assert run("init", str(tmp_path / "新")) == Ran(130, "", "已中断，没有写完的文件不会留下。\n")


def test_full_disk_is_a_problem_at_its_place(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "_run", _raising(PermissionError(13, "denied", "成果/得分册.xlsx")))
    done = run("assess")
    assert done.code == 1
    assert "成果/得分册.xlsx" in done.out
    assert "没有权限，或文件正在别的程序中打开" in done.out


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_closed_pipe_is_quiet() -> None:
    done = subprocess.run(
        f"'{sys.executable}' -m dubao --help | true", shell=True, capture_output=True, check=False
    )
    assert done.stderr == b""


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1"])
def test_ha02_console_of_another_encoding_works(encoding: str) -> None:
    done = process("--help", PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    assert b"dubao" in done.stdout
    assert done.stderr == b""


def test_json_survives_a_console_that_is_not_utf8(tmp_path: Path) -> None:
    done = process("init", str(tmp_path / "新"), "--json", PYTHONIOENCODING="ascii")
    assert "台账" in json.loads(done.stdout)["written"]


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["assess"],
        ["assess", "--json"],
        ["explain", "township", "安溪镇"],
        ["scheme", "list"],
        ["scheme", "check", "township"],
    ],
)
def test_se05_no_command_calls_the_network(
    sample: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(sample)
    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, _raising(AssertionError(f"{name} called")))
    assert main(words) in {0, 1}
