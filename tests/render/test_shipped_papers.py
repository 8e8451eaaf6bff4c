"""The shipped templates, filled from the small assessment by hand."""

import os
import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.shared import Mm

from dubao.papers.scored import scored_papers
from dubao.render.word import Template
from tests.papers.build import SETTINGS, TRACE, build

TEMPLATES = Path(__file__).parents[2] / "templates" / "township"


def papers(sample: str = "是") -> dict[str, bytes]:
    made = scored_papers(build(示例=sample), SETTINGS, TRACE)
    printed = {}
    for paper in made.word:
        loaded = Template(TEMPLATES / paper.template, paper.template).render(
            paper.context, paper.title
        )
        assert loaded.problems == ()
        printed[paper.path] = loaded.value
    return printed


@pytest.fixture(scope="module")
def printed() -> dict[str, bytes]:
    return papers()


def opened(data: bytes) -> DocumentType:
    return Document(BytesIO(data))


def paragraphs(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in opened(data).paragraphs]


def table(data: bytes, at: int) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in opened(data).tables[at].rows]


def test_the_notice_reads_as_a_notice(printed: dict[str, bytes]) -> None:
    assert paragraphs(printed["考核结果通报.docx"]) == [
        "",
        "",
        "",
        "示例区教育督导委员会文件",
        "示府教督〔2021〕　　号",
        "关于2021年镇（街道、工业区）\n年度教育工作考核结果的通报",
        "各镇、街道、工业区：",
        "根据本区考核办法（文号），示例区教育督导委员会对全区4个镇（街道、工业区）2021年的"
        "教育工作进行了考核。现将考核结果通报如下：",
        "一、总体情况",
        "【此处由示例区教育督导委员会填写对全区2021年教育工作的总体评价】",
        "二、表扬名单",
        "经考核，以下1个单位2021年度教育工作考核等第为“优秀”，予以通报表扬（排名不分先后）：",
        "甲镇。",
        "【另有1个单位的等第待定，核定后补充名单并删去本句】",
        "三、有关要求",
        "【此处由示例区教育督导委员会填写希望和要求】",
        "示例区教育督导委员会",
        "【成文日期】",
        "",
    ]
    assert table(printed["考核结果通报.docx"], 0) == [
        ["抄送：【抄送机关】。"],
        ["示例区教育督导委员会\t【印发日期】印发"],
    ]


def test_pa14_the_notice_holds_no_score(printed: dict[str, bytes]) -> None:
    text = "".join(paragraphs(printed["考核结果通报.docx"]))
    assert not re.search(r"\d+\.\d\d", text)
    assert not [name for name in ("乙镇", "丙街道", "丁园区") if name in text]


def test_the_feedback_gives_outcome_and_items(printed: dict[str, bytes]) -> None:
    data = printed["反馈/甲镇.docx"]
    assert table(data, 0) == [
        ["基本分", "加分", "扣分", "总分", "等第", "名次"],
        ["96.50", "2.00", "0.00", "98.50", "优秀", "第1名"],
    ]
    assert table(data, 1) == [
        ["编号", "指标", "分值", "自评分", "考核分", "实际情况及扣分原因"],
        ["A", "教育投入", "60", "", "59.50", "小计"],
        ["A11", "只增不减", "20", "20.00", "20.00", "20；>= 0"],
        ["A12", "拨付", "30", "—", "30.00", "30"],
        ["A2", "交付", "10", "—", "9.50", "9.5"],
        ["B", "现场检查", "40", "", "37.00", "小计"],
        ["B1", "依法办学", "30", "30.00", "28.00", "台账缺两个月"],
        ["B2", "专家评估", "10", "—", "9.00", ""],
        ["P1", "获奖", "—", "—", "2.00", "2次"],
        ["K1", "迟报", "—", "—", "0.00", "0次"],
    ]
    text = paragraphs(data)
    assert "1. B1 依法办学：由25.00分改为28.00分。理由：补交台账（示府教督〔2021〕9号）。" in text
    assert "1. 问题描述：操场待修；状态：已报完成。" in text
    assert "【此处由考核组填写主要问题】" in text


def test_pa19_the_feedback_of_an_incomplete_unit_has_gaps(printed: dict[str, bytes]) -> None:
    data = printed["反馈/丁园区.docx"]
    assert len(opened(data).tables) == 1
    text = paragraphs(data)
    assert (
        "【缺项未补齐，暂不评定总分】你单位尚有1项没有得分（见第四部分），"
        "已有得分合计69.50分，等第和名次待补齐后评定。"
    ) in text
    assert "1. A2 交付：未报送（评分部门：计财科）。" in text


def test_pa18_every_page_of_a_sample_says_so(printed: dict[str, bytes]) -> None:
    for data in printed.values():
        section = opened(data).sections[0]
        for header in (section.header, section.even_page_header):
            assert header.paragraphs[0].text.startswith("示例：")
    for data in papers(sample="否").values():
        assert "示例：" not in opened(data).sections[0].header.paragraphs[0].text


def test_pa01_headings_tables_and_page_numbers_are_real(printed: dict[str, bytes]) -> None:
    document = opened(printed["反馈/甲镇.docx"])
    styles = {p.text: p.style.name for p in document.paragraphs if p.style}
    assert styles["一、考核结果"] == "Heading 1"
    assert styles["（一）整改"] == "Heading 2"
    levels = [
        document.styles[name].element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}").get(qn("w:val"))
        for name in ("Heading 1", "Heading 2")
    ]
    assert levels == ["0", "1"]
    footer = document.sections[0].footer._element.xml
    assert " PAGE " in footer
    assert "— " in footer


@pytest.mark.parametrize("name", ["通报.docx", "反馈.docx"])
def test_pa03_east_asian_fonts_stand_in_the_styles(name: str) -> None:
    document = Document(str(TEMPLATES / name))
    fonts = {
        style: document.styles[style]
        .element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        .get(qn("w:eastAsia"))
        for style in ("Title", "公文正文", "Heading 1", "Heading 2", "表格文字")
    }
    assert fonts == {
        "Title": "方正小标宋简体",
        "公文正文": "仿宋_GB2312",
        "Heading 1": "黑体",
        "Heading 2": "楷体_GB2312",
        "表格文字": "仿宋_GB2312",
    }
    assert "w:rFonts" not in document.element.body.xml


@pytest.mark.parametrize("name", ["通报.docx", "反馈.docx"])
def test_pa05_page_and_spacing_follow_the_standard(name: str) -> None:
    document = Document(str(TEMPLATES / name))
    section = document.sections[0]
    sizes = (
        section.page_width, section.page_height, section.top_margin, section.bottom_margin,
        section.left_margin, section.right_margin,
    )  # fmt: skip
    wanted = [Mm(size) for size in (210, 297, 37, 35, 28, 26)]
    assert all(abs(int(size or 0) - want) < 1000 for size, want in zip(sizes, wanted, strict=True))
    spacing = document.styles["公文正文"].element.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
    assert (spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"))) == ("579", "exact")


def test_pa10_heads_repeat_and_rows_do_not_split(printed: dict[str, bytes]) -> None:
    for made in opened(printed["反馈/甲镇.docx"]).tables:
        rows = [row._tr.xml for row in made.rows]
        assert "w:tblHeader" in rows[0]
        assert not [row for row in rows[1:] if "w:tblHeader" in row]
        assert all("w:cantSplit" in row for row in rows)


def test_se04_papers_and_templates_name_nobody(printed: dict[str, bytes]) -> None:
    files = [(TEMPLATES / name).read_bytes() for name in ("通报.docx", "反馈.docx")]
    for data in (*files, *printed.values()):
        properties = opened(data).core_properties
        assert (properties.author, properties.last_modified_by) == ("", "")
        with zipfile.ZipFile(BytesIO(data)) as archive:
            assert not [name for name in archive.namelist() if "comment" in name.lower()]


@pytest.mark.office
def test_libreoffice_prints_the_papers(printed: dict[str, bytes], tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if not office:
        pytest.skip("没有安装 LibreOffice")
    for at, data in enumerate(printed.values()):
        (tmp_path / f"{at}.docx").write_bytes(data)
    subprocess.run(
        [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
         "--convert-to", "pdf", "--outdir", str(tmp_path),
         *map(str, sorted(tmp_path.glob("*.docx")))],
        check=True, capture_output=True, timeout=180, env=os.environ,
    )  # fmt: skip
    pages = [
        len(re.findall(rb"/Type\s*/Page[^s]", (tmp_path / f"{at}.pdf").read_bytes()))
        for at in range(len(printed))
    ]
    assert all(1 <= count <= 3 for count in pages)
