"""Papers of 县域学前教育普及普惠: the self-evaluation's frame, the list of what is handed in."""

from __future__ import annotations

from collections.abc import Callable

from dubao.render.official.paper import Paper
from dubao.render.official.tables import NUMBER, Cell, head

# Item, name, and the figures that are told of it.
_LEVEL = (
    (
        "A1",
        "学前三年毛入园率",
        "在园幼儿{{ 区级.值.在园幼儿总数 }}（另有附设幼儿班{{ 区级.值.附设幼儿班幼儿数 }}），"
        "3至5岁人口{{ 区级.值.适龄人口 }}（{{ 区级.值.人口口径 }}人口），"
        "毛入园率{{ 区级.值.毛入园率 }}",
    ),
    (
        "A2",
        "普惠性幼儿园覆盖率",
        "公办园和普惠性民办园在园幼儿占在园幼儿的{{ 区级.值.普惠覆盖率 }}",
    ),
    (
        "A3",
        "公办园在园幼儿占比",
        "公办园在园幼儿{{ 区级.值.公办园幼儿数 }}，占{{ 区级.值.公办园占比 }}",
    ),
)
_SUPPORT = (
    ("B1", "党的领导坚强有力", ""),
    ("B2", "发展规划科学合理", ""),
    (
        "B3",
        "公共服务网络基本完善",
        "农村乡镇{{ 区级.值.乡镇数 }}，有公办中心园的{{ 区级.值.有公办中心园的乡镇数 }}",
    ),
    (
        "B4",
        "小区配套幼儿园管理规范",
        "须配建的小区{{ 区级.值.须配建小区数 }}，已配建{{ 区级.值.已配建小区数 }}；配套园"
        "{{ 区级.值.配套园总数 }}，其中公办{{ 区级.值.公办配套园数 }}、"
        "普惠性民办{{ 区级.值.普惠民办配套园数 }}",
    ),
    (
        "B5",
        "财政投入到位",
        "公办园生均公用经费{{ 区级.值.公办园生均公用经费 }}，普惠性民办园生均补助"
        "{{ 区级.值.普惠民办园生均补助 }}",
    ),
    ("B6", "收费合理", ""),
    (
        "B7",
        "教师工资待遇有保障",
        "公办园在编教师年平均收入{{ 区级.值.在编教师年平均收入 }}，非在编"
        "{{ 区级.值.非在编教师年平均收入 }}",
    ),
    ("B8", "安全风险防控机制健全", ""),
    ("B9", "监管制度比较完善", ""),
)
_QUALITY = (
    (
        "C1",
        "办园条件合格",
        "2017年以后设计的幼儿园{{ 区级.值.新园数 }}，三项面积达标{{ 区级.值.新园达标数 }}；"
        "以前设计的{{ 区级.值.老园数 }}，达标{{ 区级.值.老园达标数 }}",
    ),
    (
        "C2",
        "班额基本达标",
        "班级{{ 区级.值.班级总数 }}，超班额{{ 区级.值.超班额班级数 }}，"
        "符合规定的占{{ 区级.值.班额达标比例 }}",
    ),
    (
        "C3",
        "教师配足配齐",
        "专任教师{{ 区级.值.专任教师总数 }}，每名专任教师{{ 区级.值.每名教师幼儿数 }}幼儿",
    ),
    ("C4", "教师管理制度严格", "园长、专任教师持证率{{ 区级.值.持证率 }}"),
    ("C5", "落实科学保教要求", ""),
)
_PARTS = (
    ("普及普惠水平", _LEVEL),
    ("政府保障情况", _SUPPORT),
    ("幼儿园保教质量保障情况", _QUALITY),
)
_EVIDENCE = frozenset(["B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B9", "C5"])


def report(paper: Paper) -> None:
    """Write 自评报告.docx in four parts; what people judged is quoted, the rest left to them."""
    paper.title("{{ 区 }}创建全国学前教育普及普惠区（县）\n自评报告")
    paper.text(
        "根据{{ 依据 }}，我区对照县域学前教育普及普惠督导评估指标进行了自查。"
        "全区有幼儿园{{ 区级.值.幼儿园总数 }}，其中教育部门办{{ 区级.值.教育部门办园数 }}、"
        "其他公办{{ 区级.值.其他公办园数 }}、普惠性民办{{ 区级.值.普惠民办园数 }}、"
        "非普惠性民办{{ 区级.值.非普惠民办园数 }}；在园幼儿{{ 区级.值.在园幼儿总数 }}，"
        "教职工{{ 区级.值.教职工总数 }}，其中专任教师{{ 区级.值.专任教师总数 }}。"
    )
    paper.heading(1, "一、自查情况")
    for number, (part, items) in zip("一二三", _PARTS, strict=True):
        paper.heading(2, f"（{number}）{part}")
        for at, (code, name, figures) in enumerate(items, start=1):
            paper.text(f"{at}. {name}：{_told(code, name, figures)}。{_outcome(code)}。")
    paper.heading(2, "（四）社会认可度")
    paper.text(
        "收回有效问卷{{ 区级.值.有效问卷数 }}，满意率{{ 区级.值.社会认可度 }}。"
        + _outcome("D1")
        + "。"
    )
    for number, part in zip("二三四", ("工作成效", "存在问题", "改进措施"), strict=True):
        paper.heading(1, f"{number}、{part}")
        paper.text(f"【此处由区教育局填写{part}】")
    paper.text("{%p if 未报 or 区级.未报 %}")
    paper.text(
        "尚未报送的材料：{% for 件 in 未报 + 区级.未报 %}{{ 件.来源 }}（{{ 件.报送 }}）"
        "{% if not loop.last %}、{% endif %}{% endfor %}。"
    )
    paper.text("{%p endif %}")
    paper.signature("【报送单位】", "«{{ 成文日期 }}»")


def _told(code: str, name: str, figures: str) -> str:
    """Return the figures of an item, and what people said of its evidence."""
    if code not in _EVIDENCE:
        return figures
    said = (
        f'{{% for 行 in 区级.清单.证据认定 if 行.条目 == "{code}" or 行.条目 == "{code}a" %}}'
        "{{ 行.认定说明 }}{% if not loop.last %}；{% endif %}"
        f"{{% else %}}【此处填写{name}的情况】{{% endfor %}}"
    )
    return f"{figures}；{said}" if figures else said


def _outcome(code: str) -> str:
    return f'自评：{{{{ 区级.项.{code}.评级 or "【无法判断】" }}}}'


_MATERIALS = (
    ("自评报告", "四个部分：自查情况、工作成效、存在问题、改进措施"),
    ("指标情况表", "各项指标逐项"),
    ("基本情况一览表、小区配套幼儿园一览表", "按最新教育事业统计数据"),
    ("佐证材料", "每件标明对应的指标，附佐证材料目录"),
)


def materials(paper: Paper) -> None:
    """Write 申报材料清单.docx: what to hand in, by which day and under which rule (TM-07)."""
    paper.title("{{ 年度 }}年{{ 区 }}学前教育普及普惠\n申报材料清单")
    paper.text('{%p if 区级.值.报送截止日期 in ("未填", "不适用") %}')
    paper.text(
        "报送期限：{{ 年度 }}年3月31日（含当日）。规定是“4月前”报送，按不迟于3月31日理解；"
        "当地另有日期的，以当地的为准。"
    )
    paper.text("{%p else %}")
    paper.text("报送期限：{{ 区级.值.报送截止日期 }}（含当日），按当地规定的日期。")
    paper.text("{%p endif %}")
    rows = [
        [Cell(str(at), NUMBER), Cell(name), Cell(note), Cell("【份数】", NUMBER), Cell("")]
        for at, (name, note) in enumerate(_MATERIALS, start=1)
    ]
    paper.table([12, 50, 52, 24, 18], [head("序号", "材料", "内容", "份数", "备注"), *rows])
    paper.text("份数、纸质和电子的要求照当地通知填写。")


TEMPLATES: dict[str, tuple[str, Callable[[Paper], None]]] = {
    "preschool/普及普惠自评报告.docx": ("普及普惠自评报告模板", report),
    "preschool/申报材料清单.docx": ("普及普惠申报材料清单模板", materials),
}
