"""`dubao template` from the command line."""

import json
import re
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from tests.conftest import Run
from tests.templates.shipped import ROOT, TEMPLATES

SHIPPED = sorted(path.relative_to(ROOT).with_suffix("").as_posix() for path in TEMPLATES)


def template(sample: Path, *paragraphs: str, name: str = "通报.docx") -> Path:
    """Put a template of these paragraphs into the office's own folder."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    path = sample / "方案" / "township" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(path))
    return path


def findings(out: str) -> list[tuple[str, str, str]]:
    """Return place, message and hint of every problem but missing fonts."""
    return [
        (f"{p['file']}[{p['sheet']}]", p["message"], p["hint"])
        for p in json.loads(out)["problems"]
        if p["code"] != "layout-font"
    ]


def test_every_template_is_listed_with_its_evaluation_and_file(run: Run) -> None:
    ran = run("template", "list", "--json")
    listed = json.loads(ran.out)["templates"]
    assert ran.code == 0
    files = {f"{one['evaluation']}/{one['template']}": one["file"] for one in listed}
    assert sorted(files) == SHIPPED
    assert files["township/通报"] == "templates/township/通报.docx"


def test_the_offices_own_template_hides_the_shipped_one(run: Run, sample: Path) -> None:
    scheme = sample / "方案" / "township" / "scheme.yaml"
    scheme.parent.mkdir(parents=True)
    shutil.copyfile(Path(__file__).parents[2] / "templates/township/scheme.yaml", scheme)
    template(sample, "{{ 标题 }}")
    listed = json.loads(run("template", "list", "--json", "-w", str(sample)).out)["templates"]
    files = {one["template"]: one["file"] for one in listed}
    assert files["通报"] == "方案/township/通报.docx"
    assert files["反馈"] == "templates/township/反馈.docx"


def test_fields_gives_every_name_with_meaning_and_sample(run: Run) -> None:
    names = json.loads(run("template", "fields", "township/反馈", "--json").out)["names"]
    by_name = {one["name"]: one for one in names}
    assert by_name["总分"] == {
        "name": "总分",
        "meaning": "公布的总分；有缺项时为待填",
        "sample": "95.50",
    }
    assert "领域[].项[].得分" in by_name


@pytest.mark.parametrize("asked", ["自评报告", "自评报告.docx", "township/反馈.docx"])
def test_a_template_may_be_asked_for_by_its_short_name(run: Run, asked: str) -> None:
    assert run("template", "fields", asked).code == 0


def test_an_unknown_template_is_wrong_usage_with_the_nearest_name(run: Run) -> None:
    ran = run("template", "fields", "township/反聩")
    assert ran.code == 2
    assert "没有「township/反聩」这个模板，是否想写「township/反馈」？" in ran.err


def test_the_shipped_templates_have_no_findings(run: Run) -> None:
    ran = run("template", "check", "--json")
    assert findings(ran.out) == []
    assert ran.code == 0


def test_ha04_check_finds_unknown_names_without_data(run: Run, sample: Path) -> None:
    path = template(sample, "{{ 标提 }}", "{% for 名 in 受表扬单位 %}{{ 名 }}{% endfor %}")
    ran = run("template", "check", str(path), "--json", "-w", str(sample))
    assert ran.code == 1
    assert findings(ran.out) == [
        (
            "方案/township/通报.docx[正文第1段]",
            "模板中的名称「标提」没有对应的内容，在「{{ 标提 }}」",
            "是否应为「标题」？",
        )
    ]


def test_ha04_check_looks_below_names_into_lists(run: Run, sample: Path) -> None:
    path = template(
        sample, "{%p for 域 in 领域 %}", "{{ 域.得份 }}", "{%p endfor %}", name="反馈.docx"
    )
    [(place, message, hint)] = findings(
        run("template", "check", str(path), "--json", "-w", str(sample)).out
    )
    assert place == "方案/township/反馈.docx[正文第2段]"
    assert message == "模板中的名称「得份」没有对应的内容，在「{{ 域.得份 }}」"
    assert hint == "是否应为「得分」？"


def test_ha04_check_finds_unclosed_and_misplaced_tags(run: Run, sample: Path) -> None:
    path = template(sample, "{%p if 有待定 %}", "{{ 标题 }}")
    assert run("template", "check", str(path), "-w", str(sample)).code == 1
    path = template(sample, "{% for 名 in 受表扬单位 %}{{ 名 }}", "{%p endfor %}")
    assert run("template", "check", str(path), "-w", str(sample)).code == 1


def test_check_finds_numbers_and_dates_that_are_no_tags(run: Run, sample: Path) -> None:
    path = template(sample, "根据示府教督【2020】03号和2021年03月05日的会议")
    found = findings(run("template", "check", str(path), "--json", "-w", str(sample)).out)
    assert [message for _, message, _ in found] == [
        "发文字号「示府教督【2020】03号」写得不规范",
        "日期「2021年03月05日」编了虚位",
    ]


def test_a_file_of_no_evaluation_is_checked_without_names(run: Run, sample: Path) -> None:
    path = template(sample, "{{ 随便 }}", name="别的.docx")
    assert run("template", "check", str(path), "-w", str(sample)).code == 0
    assert run("template", "fields", str(path), "-w", str(sample)).code == 2


@pytest.mark.parametrize("form", ["公文", "信函", "纪要", "简报"])
def test_new_makes_a_blank_paper_that_has_no_findings(run: Run, sample: Path, form: str) -> None:
    ran = run("template", "new", f"township/新{form}", "--form", form, "-w", str(sample))
    path = sample / "方案" / "township" / f"新{form}.docx"
    assert ran.code == 0
    assert path.is_file()
    assert run("template", "check", str(path), "-w", str(sample)).code == 0
    again = run("template", "new", f"township/新{form}", "-w", str(sample))
    assert again.code == 1
    assert "已经有这个文件" in again.out


@pytest.mark.parametrize("name", ["township/../../外面", "../外面", "甲:乙", "/外面"])
def test_new_refuses_names_that_lead_elsewhere(run: Run, sample: Path, name: str) -> None:
    ran = run("template", "new", name, "-w", str(sample))
    assert ran.code == 2
    assert "不能用作文件名" in ran.err
    assert not list(sample.parent.rglob("*外面*"))


def test_new_tells_paths_from_the_workspace(run: Run, sample: Path) -> None:
    words = ("template", "new", "township/约谈函", "--json", "-w", str(sample))
    assert json.loads(run(*words).out)["written"] == ["方案/township/约谈函.docx"]
    [again] = json.loads(run(*words).out)["problems"]
    assert again["file"] == "方案/township/约谈函.docx"


def test_check_counts_the_notes_it_has_listed(run: Run, sample: Path) -> None:
    path = template(sample, "{{ 标题 }}")
    ran = run("template", "check", str(path), "-w", str(sample))
    assert ran.code == 0
    assert "没有发现问题" not in ran.out
    assert "检查了 1 个模板，没有需要处理的问题" in ran.out
    entries = json.loads(run("template", "check", str(path), "--json", "-w", str(sample)).out)
    count = len(entries["problems"])
    assert (f"另有 {count} 条提示供参考" in ran.out) == bool(count)


def test_new_names_the_office_and_follows_its_house_rules(run: Run, sample: Path) -> None:
    rules = sample / "方案" / "公文" / "版式.yaml"
    rules.parent.mkdir(parents=True)
    rules.write_text("字体: {正文: [方正仿宋_GBK]}\n", "utf-8")
    assert run("template", "new", "通知", "-w", str(sample)).code == 0
    document = Document(BytesIO((sample / "方案" / "通知.docx").read_bytes()))
    text = "".join(paragraph.text for paragraph in document.paragraphs)
    assert re.search(r"示例区.*督导.*文件", text)
    assert "示府教督〔【年份】〕【序号】号" in text
    assert "方正仿宋_GBK" in document.styles["公文正文"].element.xml


def test_faulty_house_rules_are_told_with_their_line(run: Run, sample: Path) -> None:
    rules = sample / "方案" / "公文" / "版式.yaml"
    rules.parent.mkdir(parents=True)
    rules.write_text("字号:\n  正纹: 16\n", "utf-8")
    ran = run("template", "new", "通知", "-w", str(sample))
    assert ran.code == 1
    assert "方案/公文/版式.yaml" in ran.out
    assert "第 2 行  不认识「正纹」" in ran.out


def test_new_gives_the_house_rules_out_to_be_changed(run: Run, sample: Path) -> None:
    assert run("template", "new", "通知", "--rules", "-w", str(sample)).code == 0
    assert (sample / "方案" / "公文" / "版式.yaml").read_text("utf-8").startswith("# 公文的版式")


def test_preview_prints_with_sample_values(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # no LibreOffice: the Word file alone
    ran = run("template", "preview", "township/通报", "-o", str(tmp_path))
    assert ran.code == 0
    assert [path.name for path in sorted((tmp_path / "township").iterdir())] == ["通报.docx"]
    text = "".join(p.text for p in Document(str(tmp_path / "township" / "通报.docx")).paragraphs)
    assert "甲镇、甲镇。" in text


@pytest.mark.office
def test_preview_prints_pdf_and_pictures_where_it_can(run: Run, tmp_path: Path) -> None:
    for program in ("soffice", "pdftoppm"):
        if not shutil.which(program):
            pytest.skip(f"没有安装 {program}")
    ran = run("template", "preview", "township/通报", "-o", str(tmp_path), "--json")
    names = [Path(name).name for name in json.loads(ran.out)["written"]]
    assert names == ["通报.docx", "通报.pdf", "通报-1.png", "通报-2.png"]


def test_every_shipped_template_can_be_previewed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    ran = run("template", "preview", "-o", str(tmp_path))
    assert (ran.code, ran.err) == (0, ran.err)
    assert len(list(tmp_path.rglob("*.docx"))) == len(SHIPPED)
