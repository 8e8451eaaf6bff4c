"""`dubao report` on the sample workspace."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document

from dubao.commands.opening import open_office
from dubao.commands.self_evaluation import open_self_evaluation
from dubao.papers.report.printed import definitions_of, figures_in, figures_of
from dubao.read.grid import open_book
from dubao.render.passages import passages_of
from tests.conftest import Run
from tests.test_docs import shape, stated

FOLDER = Path("成果/2020/自评公报")
REPORT = "自评报告（内部版）.docx"
WITH_FIGURES = (
    REPORT,
    "自评报告（公开版）.docx",
    "公示公报项目表（内部版）.docx",
    "公示公报项目表（公开版）.docx",
    "异议处理结果.docx",
)


def document(run: Run, root: Path, *words: str) -> tuple[int, Any]:
    done = run("report", "-w", root, *words, "--json")
    return done.code, json.loads(done.out)


def edited(path: Path, old: str, new: str) -> None:
    """Replace words in a paragraph, as a person does in Word."""
    paper: Document = docx.Document(str(path))
    [paragraph] = [one for one in paper.paragraphs if old in one.text]
    for text in paragraph.runs:
        text.text = text.text.replace(old, new)
    paper.save(str(path))


def test_the_sample_needs_nobody(run: Run, sample: Path) -> None:
    done = run("report", "-w", sample)
    assert done.code == 0
    first = done.out.splitlines()
    assert first[0] == "2020 年区人民政府履行教育职责年度自评（示例）"
    assert [line.split()[0] for line in first[2:7]] == ["ZZ1", "ZZ2", "ZZ3", "ZZ5", "ZZ6"]
    assert all(line.endswith("达标") for line in first[2:7])
    assert "比上年下降的项目" in done.out
    assert f"{FOLDER.as_posix()}/{REPORT}" in done.out
    assert (sample / FOLDER / "生成记录.json").is_file()


def test_pa11_every_figure_printed_is_in_a_check_list_and_the_other_way_round(
    run: Run, sample: Path
) -> None:
    run("report", "-w", sample, "-q")
    report = open_self_evaluation(open_office(sample), "self-evaluation", None).report
    definitions = definitions_of(report)
    printed = set()
    for name in WITH_FIGURES:
        passages = passages_of((sample / FOLDER / name).read_bytes())
        assert passages is not None
        printed |= set(figures_of(passages, definitions))
    listed = set()
    for path in (sample / FOLDER / "核对清单").iterdir():
        [sheet] = open_book(path, path.name).value.sheets
        heads = sheet.rows[2]
        assert heads[2:4] == ["文中的数", "在文中的位置"]
        for row in sheet.rows[3:]:
            for line in str(row[2]).split("\n"):
                listed |= set(figures_in(line, definitions))
            assert row[3], row
    assert printed == listed
    assert len(printed) > 200


def test_a_missing_department_leaves_gaps_and_is_named_first(run: Run, sample: Path) -> None:
    (sample / "填报/2020/自评公报/区卫生健康委.xlsx").unlink()
    done = run("report", "-w", sample)
    assert done.code == 1
    before_files = done.out.partition("写好")[0]
    assert "未报送的部门：区卫生健康委（报告中已标出缺数）" in before_files
    passages = passages_of((sample / FOLDER / "自评报告（公开版）.docx").read_bytes())
    assert passages is not None
    said = [passage.text for passage in passages]
    assert "【缺：中小学生近视率（区卫生健康委未报送）】" in said
    assert "【缺：学校保健室达标率（区卫生健康委未报送）】" in said


def test_the_document_for_other_programs(run: Run, sample: Path) -> None:
    code, made = document(run, sample)
    assert code == 0
    assert (made["report"], made["year"], made["sample"]) == ("self-evaluation", 2020, True)
    [item] = [one for one in made["items"] if one["code"] == "F06"]
    assert item["demand"] == "只增不减"
    assert (item["meets"], item["fell"], item["explained"]) == ("不达标", True, True)
    assert item["rate"] is None
    assert all("填报/2020/自评公报/" in cell for cell in item["cells"])
    assert [one["verdict"] for one in made["judgements"]] == ["达标"] * 5
    assert made["missing"] == []
    assert f"{FOLDER.as_posix()}/{REPORT}" in made["written"]
    assert made["kept"] == []


def test_the_document_has_the_shape_that_is_stated(run: Run, sample: Path) -> None:
    _, made = document(run, sample)
    found = {path for path in shape(made) if not path.startswith("problems[]")}
    assert found | {"problems[].…"} == stated("report")


def test_pa02_an_edited_paper_is_kept_and_the_new_one_gets_a_new_name(
    run: Run, sample: Path
) -> None:
    run("report", "-w", sample, "-q")
    path = sample / FOLDER / REPORT
    edited(path, "公示公报项目表共56项", "公示公报项目表共有56项")
    before = path.read_bytes()
    code, made = document(run, sample)
    assert code == 1
    assert made["kept"] == [f"{FOLDER.as_posix()}/{REPORT}"]
    assert f"{FOLDER.as_posix()}/自评报告（内部版）（新1）.docx" in made["written"]
    assert path.read_bytes() == before


def test_diff_tells_the_figures_that_a_person_changed(run: Run, sample: Path) -> None:
    run("report", "-w", sample, "-q")
    same = run("report", "-w", sample, "--diff")
    assert same.code == 0
    assert "的 Excel 文件不比较。" in same.out
    edited(sample / FOLDER / REPORT, "学校总数149所", "我区现有各级各类学校150所")
    done = run("report", "-w", sample, "--diff")
    assert done.code == 1
    assert f"{FOLDER.as_posix()}/{REPORT}（有人改过）：1 处数不同" in done.out
    code, made = document(run, sample, "--diff")
    assert code == 1
    assert made["differences"] == [
        {
            "file": f"{FOLDER.as_posix()}/{REPORT}",
            "edited": True,
            "where": "二、本年教育基本情况 第1段",
            "old": "150",
            "new": "149",
        }
    ]


def test_list_names_every_paper_and_its_command(run: Run, sample: Path) -> None:
    code, made = document(run, sample, "--list")
    assert code == 0
    papers = {(one["file"], one["command"]) for one in made["papers"]}
    assert (REPORT, "dubao report self-evaluation") in papers
    assert ("考核结果通报.docx", "dubao assess township") in papers


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("self-evaluaton", "没有「self-evaluaton」这种文件"),
        ("township", "「township」是评估，它的文件用 dubao assess township 印制"),
    ],
)
def test_another_name_is_wrong_usage(run: Run, sample: Path, name: str, said: str) -> None:
    done = run("report", name, "-w", sample)
    assert done.code == 2
    assert said in done.err


def test_an_own_template_comes_before_the_shipped_one(run: Run, sample: Path) -> None:
    own = sample / "方案/self-evaluation"
    own.mkdir(parents=True)
    table = Path(__file__).parents[2] / "templates/self-evaluation/items.yaml"
    (own / "items.yaml").write_bytes(table.read_bytes())
    paper = docx.Document()
    paper.add_paragraph("{{ 区 }}的公示：{{ 公示[0].内容 }}")
    paper.save(str(own / "公示公告.docx"))
    assert run("report", "-w", sample, "-q").code == 0
    made = docx.Document(str(sample / FOLDER / "公示公告.docx"))
    assert [one.text for one in made.paragraphs] == ["示例区的公示：示例区人民政府网站"]
    assert (sample / FOLDER / REPORT).is_file()


def test_ha05_the_same_data_give_the_same_bytes(run: Run, sample: Path) -> None:
    run("report", "-w", sample, "-q")
    files = [path for path in (sample / FOLDER).rglob("*") if path.is_file()]
    before = {path: path.read_bytes() for path in files}
    assert run("report", "-w", sample, "-q").code == 0
    assert {path: path.read_bytes() for path in before} == before
