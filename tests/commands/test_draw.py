"""`dubao draw`: from registers and lists, with a record that can be repeated."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.conftest import Run
from tests.read.office import Rows, write

PEOPLE: Rows = [
    ["序号", "姓名", "班级", "备注"],
    *([n, f"学生{n:02d}", "一班" if n <= 20 else "二班", ""] for n in range(1, 31)),
]
TODAY = ("--today", "2021-03-05")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Make a workspace with a register of schools and a list of pupils."""
    (tmp_path / "dubao.yaml").write_text(
        "区: 示例区\n督导机构: 示例区督导室\n年度: 2021\n", "utf-8"
    )
    schools: Rows = [
        ["学校代码", "学校名称", "办学性质", "所属镇街", "学段", "停用日期"],
        ["001", "甲小学", "公办", "安溪镇", "小学", None],
        ["002", "乙学校", "公办", "安溪镇", "小学、初中", None],
        ["003", "丙中学", "公办", "柳塘镇", "初中", None],
        ["004", "丁小学", "民办", "柳塘镇", "小学", None],
        ["005", "戊小学", "公办", "柳塘镇", "小学", "2020-08-31"],
    ]
    write(tmp_path / "台账/学校.xlsx", schools)
    write(tmp_path / "名单/学生.xlsx", PEOPLE)
    return tmp_path


def _draw(run: Run, office: Path, *words: str) -> Any:
    ran = run("draw", *words, "-w", str(office), *TODAY, "--json")
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def _codes(document: Any, what: str = "drawn") -> list[str]:
    return sorted(one["code"] for one in document["draw"][what])


def test_ha12_the_same_seed_gives_the_same_bytes(run: Run, office: Path) -> None:
    words = ("名单/学生.xlsx", "--count", "5", "--seed", "彩票0304期")
    first = _draw(run, office, *words)
    record = office / first["written"][0]
    assert record.name.startswith("2021-03-05 学生（")
    before = record.read_bytes()
    second = _draw(run, office, *words)
    assert (second["draw"], second["written"]) == (first["draw"], first["written"])
    assert record.read_bytes() == before


def test_without_a_seed_every_draw_has_one_of_its_own(run: Run, office: Path) -> None:
    seeds = {_draw(run, office, "名单/学生.xlsx")["draw"]["seed"] for _ in range(2)}
    assert len(seeds) == 2
    ran = run("draw", "名单/学生.xlsx", "-w", str(office), *TODAY)
    assert "2021-03-05 同一用途已有别的抽取记录：" in ran.out


def test_conditions_validity_and_exclusions(run: Run, office: Path) -> None:
    words = ("学校", "--where", "学段=小学", "--where", "办别!=民办", "--exclude", "001=组长曾任职")
    document = _draw(run, office, *words)["draw"]
    assert [one["code"] for one in document["drawn"]] == ["002"]
    assert [(one["code"], one["reason"]) for one in document["excluded"]] == [
        ("001", "组长曾任职"),
        ("005", "已停用（2020-08-31）"),
    ]
    assert (document["roster"]["count"], document["roster"]["taking_part"]) == (5, 1)


def test_a_list_of_those_not_to_be_drawn(run: Run, office: Path) -> None:
    rows: Rows = [["姓名", "原因"], ["学生01", "请假"], ["学生 02", None]]
    write(office / "名单/请假.xlsx", rows)
    words = ("名单/学生.xlsx", "--count", "28", "--exclude", "名单/请假.xlsx")
    document = _draw(run, office, *words)["draw"]
    assert [(one["name"], one["reason"]) for one in document["excluded"]] == [
        ("学生01", "请假"),
        ("学生02", "列入 名单/请假.xlsx"),
    ]
    assert len(document["drawn"]) == 28


def test_strata_share_the_number_or_give_as_many_each(run: Run, office: Path) -> None:
    def strata(*words: str) -> list[str]:
        document = _draw(run, office, "名单/学生.xlsx", "--by", "班级", *words)["draw"]
        return sorted(one["stratum"] for one in document["drawn"])

    assert strata("--count", "3") == ["一班", "一班", "二班"]
    assert strata("--count", "2", "--each") == ["一班", "一班", "二班", "二班"]
    assert strata("--count", "20%") == ["一班"] * 4 + ["二班"] * 2


def test_a_list_may_be_told_apart_by_a_column_of_its_own(run: Run, office: Path) -> None:
    write(office / "名单/桌号.xlsx", [["桌号", "家长"], ["A1", "张"], ["A2", "张"]])
    document = _draw(run, office, "名单/桌号.xlsx", "--key", "桌号", "--count", "2")
    assert _codes(document) == ["A1", "A2"]


def test_nm06_persons_of_one_name_are_told_apart_by_two_columns(run: Run, office: Path) -> None:
    rows: Rows = [["班级", "姓名"], ["一班", "王伟"], ["二班", "王伟"], ["二班", "李"]]
    write(office / "名单/同名.xlsx", rows)
    document = _draw(run, office, "名单/同名.xlsx", "--key", "班级+姓名", "--count", "3")
    assert _codes(document) == ["一班 王伟", "二班 李", "二班 王伟"]
    assert document["draw"]["drawn"][0]["name"] in {"王伟", "李"}


def test_rf24_codes_whose_digits_are_lost_are_refused(run: Run, office: Path) -> None:
    write(office / "名单/证件.xlsx", [["编号", "姓名"], [310101199001011234, "甲"]])
    ran = run("draw", "名单/证件.xlsx", "-w", str(office))
    assert ran.code == 1
    assert "的位数已经丢失" in ran.out


def _record(run: Run, office: Path, *words: str) -> Path:
    return office / str(_draw(run, office, *words)["written"][0])


def _repeat(run: Run, office: Path, record: Path) -> tuple[int, Any]:
    ran = run("draw", "--repeat", str(record), "-w", str(office), "--json")
    return ran.code, json.loads(ran.out)


def test_ha12_a_record_proves_the_draw(run: Run, office: Path) -> None:
    words = (
        "学校",
        "--by",
        "所属镇街",
        "--where",
        "学段=小学",
        "--spare",
        "1",
        "--for",
        "访谈学校",
    )
    record = _record(run, office, *words, "--exclude", "004=回避")
    code, document = _repeat(run, office, record)
    assert (code, document["repeat"]["same"], document["repeat"]["roster_changed"]) == (0, True, [])


def test_ha12_a_changed_roster_is_told_and_the_record_still_holds(run: Run, office: Path) -> None:
    record = _record(run, office, "名单/学生.xlsx", "--count", "5", "--by", "班级")
    changed: Rows = [*PEOPLE[:-1], [30, "学生30", "一班", ""], [31, "学生31", "二班", ""]]
    (office / "名单/学生.xlsx").unlink()
    write(office / "名单/学生.xlsx", [changed[0], *changed[2:]])
    code, document = _repeat(run, office, record)
    assert (code, document["repeat"]["same"]) == (0, True)
    assert document["repeat"]["roster_changed"] == [
        "学生01：现在的名册中没有",
        "学生30：分层由「二班」变为「一班」",
        "学生31：抽取时的名册中没有",
    ]
    (office / "名单/学生.xlsx").unlink()
    code, document = _repeat(run, office, record)
    assert (code, document["repeat"]["roster_changed"]) == (0, None)


@pytest.mark.parametrize(
    ("cell", "value", "said"),
    [
        (("抽取记录", "种子"), "另一个", "应为「"),
        (("名册", "C2"), "别人", "名册算出的指纹是"),
        (("名册", "E2"), "排除", "名册算出的指纹是"),
    ],
)
def test_ha12_a_record_that_was_changed_is_found_out(
    run: Run, office: Path, cell: tuple[str, str], value: str, said: str
) -> None:
    record = _record(run, office, "名单/学生.xlsx", "--count", "5", "--seed", "1")
    book = load_workbook(record)
    sheet, at = cell
    if at == "种子":
        at = next(f"B{row[0].row}" for row in book[sheet].iter_rows() if row[0].value == at)
    book[sheet][at] = value
    book.save(record)
    code, document = _repeat(run, office, record)
    assert (code, document["repeat"]["same"]) == (1, False)
    assert any(said in one["message"] for one in document["problems"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "没有写从哪份名册抽取"),
        (("学效",), "没有「学效」这份名册，是否想写「学校」？"),
        (("学校", "--where", "学断=小学"), "名册中没有「学断」这一列，是否想写「学段」？"),
        (("学校", "--by", "镇"), "名册中没有「镇」这一列，名册的列："),
        (("学校", "--where", "小学"), "写的是「小学」，应写成 列=值 或 列!=值"),
        (("学校", "--count", "几个"), "写的是「几个」，应写 5 或 20% 这样的数"),
        (("学校", "--exclude", "没有.xlsx"), "没有「没有.xlsx」这个文件"),
        (("--repeat", "没有.xlsx"), "没有「没有.xlsx」这个文件"),
    ],
)
def test_wrong_usage_is_said(run: Run, office: Path, words: tuple[str, ...], said: str) -> None:
    ran = run("draw", *words, "-w", str(office))
    assert ran.code == 2
    assert said in ran.err.replace("\n", "")


def test_nothing_is_drawn_where_somebody_to_be_left_out_is_not_found(
    run: Run, office: Path
) -> None:
    ran = run("draw", "学校", "--exclude", "甲小=回避", "-w", str(office))
    assert ran.code == 1
    assert "名册中没有要排除的「甲小」，没有抽取" in ran.out
    assert not (office / "成果").exists()
