"""The scheme: an 指标体系 as the office writes it down.

Each key is described where it stands; the reference page is generated from here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator

from dubao.model.definitions import Variant
from dubao.model.grading import Conclusion, GradeBands, Ranking, Veto
from dubao.model.keys import Node, key, named, without_hidden
from dubao.model.place import Place
from dubao.model.rules import (
    Amount,
    AtLeast,
    Bands,
    Code,
    Count,
    Given,
    Judgement,
    Names,
    Points,
    RankPoints,
    Rated,
    YesNo,
)
from dubao.model.splitting import Split
from dubao.model.survey import Survey
from dubao.model.terms import (
    Combine,
    FieldType,
    Layout,
    Missing,
    Role,
    RuleKind,
    Secrecy,
    Target,
    Verdict,
)


class Source(Node):
    """Where values come from: files of one kind (数据)."""

    files: str = key("文件", "文件名样式，可用 {年度} {上年} 和 *", "填报/{年度}/镇街考核/*.xlsx")
    sheet: str = key("工作表", "工作表名；不写则取第一张有表头的", "自评", default="")
    layout: Layout = key("形式", "横表、竖表、打分表或清单", "横表", default=Layout.ROWS)
    role: Role = key("作用", "数据、自评、改分、解除或上年", "数据", default=Role.DATA)
    unit_from: str = key("单位取自", "竖表中写明单位的那一栏", "单位代码", default="")
    heading_rows: str = key("表头", "表头所在行，自动识别不对时才写", "2-3", default="")
    handed_in_by: str = key(
        "交报", "由谁报送：写「各单位」即每单位一份，否则写部门名", "各单位", default=""
    )


class FieldSpec(Node):
    """One column of the data dictionary (字段)."""

    name: str = key("名称", "列名", "教育支出", default="")
    type: FieldType = key("类型", "这一列放什么", "金额")
    unit: str = key("单位", "计量单位；读入时换算到它", "万元", default="")
    group: str = key("类别", "竖表里归在哪一类；写了就印成带类别的七栏填报表", "学生", default="")
    source: str = key("来源", "取自哪一个数据来源；只有一处时不必写", "自评", default="")
    required: YesNo = key("必填", "不填是否算差错", "是", default=False)
    unique: YesNo = key("唯一", "各行是否不得重复", "否", default=False)
    lowest: float | None = key("最小", "允许的最小值", "0", default=None)
    highest: float | None = key("最大", "允许的最大值", "100", default=None)
    blank: float | None = key("空", "空白表示的数；不写则空白就是未填", "0", default=None)
    aliases: Names = key("别名", "表头的其他写法", "[教育经费支出]", default=())
    choices: Names = key("取值", "选项的全部取值", "[A, B, C]", default=())
    secrecy: Secrecy = key("保密", "公开、内部或个人信息", "公开", default=Secrecy.PUBLIC)
    decimals: int | None = key("小数", "印出时保留几位小数", "2", default=None, ge=0, le=6)
    note: str = key("说明", "口径，印在填报表上", "按决算数", default="")


class Check(Node):
    """A cross-check between columns with its own sentence (校验)."""

    formula: str = key("式", "应当成立的关系", "持证教师数 <= 专任教师数")
    says: str = key("说", "不成立时说的话", "持证教师不应多于专任教师")


class Derived(Node):
    """A value worked out of columns (派生)."""

    name: str = key("名称", "派生值的名称", "生均支出", default="")
    formula: str = key("式", "算式", "教育支出 * 10000 / 在校生数")
    unit: str = key("单位", "计量单位", "元", default="")
    decimals: int | None = key("小数", "印出时保留几位小数", "2", default=None, ge=0, le=6)
    table: str = key("表", "从哪一个清单汇总到每个单位", "整改", default="")
    by: Names = key("按", "按哪些属性分组汇总", "[学段]", default=())
    condition: str = key("条件", "只汇总成立的行", "计入 == 1", default="")
    basis: str = key("依据", "文件名、文号和条款", "", default="")
    definition: str = key("口径", "这个算法叫什么，印在表下", "按学籍变动折算", default="")
    version: str = key("版本", "算法的版本，印在表下", "2017", default="")
    since: int | None = key("自", "从哪一年度起用这个算法", "2017", default=None)
    until: int | None = key("至", "用到哪一年度", "2022", default=None)
    variants: Annotated[tuple[Variant, ...], BeforeValidator(named)] = key(
        "另式",
        "别的算法；写了年度的到年度自动用，没写的要在 dubao.yaml 的「口径」里选",
        "{不折算: {式: 毕业数 / 入学数 * 100}}",
        default=(),
    )


class Item(Node):
    """A node of the indicator tree; a leaf has exactly one rule (指标、加分、扣分)."""

    code: Code = key("编号", "指标编号，方案内不得重复", "A1")
    name: str = key("名称", "指标名称", "教育经费只增不减")
    full: Amount | None = key("满分", "满分；上级指标不写，等于下级之和", "6", default=None)
    value: str = key("取值", "每个单位一个数的算式", "支出增长", default="")
    by: str = key("按", "参数按哪个属性分别规定", "学段", default="学段")
    applies: str = key("适用", "适用于哪些单位", "应交付数 > 0", default="")
    missing: Missing = key("缺失", "没有数时怎么办", "按满分折算", default=Missing.NOT_GRADED)
    given: Given | None = key("给分", "由人直接给分", "{来源: 小组}", default=None)
    bands: Bands | None = key("分档", "依次比较，取第一个成立的档", '{">= 0": 6}', default=None)
    otherwise: Amount | None = key("否则", "各档都不成立时的得分", "0", default=None)
    line_through: Points | None = key(
        "插值", "点与点之间按直线", "[[60, 0], [100, 8]]", default=None
    )
    count: Count | None = key(
        "计次", "按次数加分或扣分", "{次数: 事故起数, 起点: 10, 每次: -5}", default=None
    )
    grades: Annotated[dict[str, Amount], BeforeValidator(without_hidden)] | None = key(
        "评级", "等级对应的得分", "{A: 10, B: 7, C: 0}", default=None
    )
    ranks: RankPoints | None = key(
        "名次", "按名次得分", "{取值: 推进率, 依次: [10, 8, 6, 4]}", default=None
    )
    rated: Rated | None = key(
        "评分", "多名评委打分", "{表: 专家, 方式: 去极端均值, 至少: 5}", default=None
    )
    at_least: AtLeast | None = key(
        "至少",
        "若干项中至少几项达到标准；不写满分的只评达标、不达标",
        "{项: {骨干: {取值: 百生骨干, 标准: 1}}, 达到: 1}",
        default=None,
    )
    judged: Judgement | None = key(
        "判定",
        "等级和条件，取第一个成立的；没有「评级」的只评等级，不计分",
        "{合格: 持证率 >= 100, 不合格: 其余}",
        default=None,
    )
    combine: Combine = key("方式", "下级怎样合成", "求和", default=Combine.SUM)
    weight: float | None = key("权重", "上级用加权时的权重", "0.3", default=None)
    cap: float | None = key("不高于", "本项得分的上限", "10", default=None)
    floor: float | None = key("不低于", "本项得分的下限", "0", default=None)
    unit: str = key("单位", "取值的计量单位", '"%"', default="")
    department: str = key("部门", "由哪个部门评", "计财科", default="")
    standard: str = key("评分标准", "印在得分册上的评分办法", "每发生1起扣5分", default="")
    statement: str = key(
        "简要结论",
        "印在申报表、清单里的一句话，{名称} 换成字段或派生的数",
        '"{完成率}，其中骨干{骨干人数}"',
        default="",
    )
    material: str = key("材料", "应附的佐证", "决算报表", default="")
    basis: str = key("依据", "文件名、文号和条款", "", default="")
    children: tuple[Item, ...] = key("下级", "下级指标", None, default=())

    @property
    def rule(self) -> tuple[RuleKind, Any] | None:
        """The leaf's rule with its parameters; None for an inner node or a rule left out."""
        parts = (
            (RuleKind.GIVEN, self.given),
            (RuleKind.BANDS, self.bands),
            (RuleKind.LINE, self.line_through),
            (RuleKind.COUNT, self.count),
            (RuleKind.JUDGED, self.judged),
            (RuleKind.GRADES, self.grades),
            (RuleKind.RANKS, self.ranks),
            (RuleKind.RATED, self.rated),
            (RuleKind.AT_LEAST, self.at_least),
        )
        return next((part for part in parts if part[1] is not None), None)

    @property
    def is_graded(self) -> bool:
        """Whether the leaf comes to a grade: by 评级, 判定, or 至少 without 满分."""
        return self.grades is not None or self.judged is not None or self._is_verdict

    @property
    def _is_verdict(self) -> bool:
        """Whether the leaf comes to 达标 or 不达标."""
        return self.at_least is not None and self.full is None

    @property
    def grade_words(self) -> tuple[str, ...]:
        """Every grade that the leaf can come to, in the scheme's order."""
        verdicts = (Verdict.MET.value, Verdict.UNMET.value) if self._is_verdict else ()
        return tuple(self.judged or self.grades or verdicts)

    @property
    def has_points(self) -> bool:
        """Whether the item comes to points; 判定 without 评级, 至少 without 满分 do not."""
        if self.children:
            return any(child.has_points for child in self.children)
        return self.grades is not None or not self.is_graded

    @property
    def least_amounts(self) -> tuple[Amount, ...]:
        """The numbers of the leaf's rule of which the least is its lower end (缺失: 取下限)."""
        if self.bands:
            rest = () if self.otherwise is None else (self.otherwise,)
            return (*(band.points for band in self.bands), *rest)
        if self.line_through:
            return tuple(y for _, y in self.line_through)
        if self.grades:
            return tuple(self.grades.values())
        if self.ranks:
            return self.ranks.points
        if self.count and self.count.floor is not None:
            return (self.count.floor,)
        return (0.0,)

    @property
    def title(self) -> str:
        """The item as messages and papers name it: A1 经费."""
        return f"{self.code} {self.name}"

    @property
    def is_leaf(self) -> bool:
        """Whether the item has no children."""
        return not self.children

    def walk(self) -> Iterator[Item]:
        """Yield the item and everything below it, top down."""
        yield self
        for child in self.children:
            yield from child.walk()

    def leaves(self) -> Iterator[Item]:
        """Yield the items below that have no children, in order; itself if it is one."""
        return (item for item in self.walk() if item.is_leaf)


def sources_by_name(value: Any) -> Any:
    """Accept `名: 文件样式` beside the full mapping."""
    if not isinstance(value, dict):
        return value
    return {
        name: {"文件": source} if isinstance(source, str) else source
        for name, source in without_hidden(value).items()
    }


class PaperSpec(Node):
    """A paper that the evaluation prints (文件): from a Word template, or one of the workbooks."""

    template: str = key("模板", "方案文件夹中的 Word 模板", "反馈.docx", default="")
    book: str = key("簿", "程序自带的工作簿的名称；写了就不写模板", "得分分布", default="")
    output: str = key("输出", "输出的文件名，可用 {单位名称} {年度}", "反馈/{单位名称}.docx")
    per_unit: YesNo = key("每单位", "是否每个单位一份", "是", default=False)
    internal: YesNo = key(
        "内部", "是否只给本室或区政府看；内部的汇总可印每个单位的一切", "是", default=False
    )
    personal: YesNo = key(
        "个人信息", "是否印出姓名、电话等个人信息；不写则留空白", "是", default=False
    )


class Scheme(Node):
    """A whole 指标体系."""

    code: str = key("编号", "方案编号，即文件夹名", "township")
    name: str = key("名称", "方案名称", "镇（街道、工业区）年度教育工作考核")
    sample: YesNo = key("示例", "是否示例；由它生成的都标「示例」", "是", default=False)
    basis: str = key("依据", "文件名、文号和条款", "本区考核办法第×条", default="")
    since: date | None = key("施行", "施行日期", "2021-01-01", default=None)
    version: str = key("版本", "版本，印在填报表上", "2021", default="")
    target: Target = key("对象", "评谁", "镇街")
    scope: str = key("范围", "评哪些单位：台账各列的条件", '办学类型 == "幼儿园"', default="")
    roster: str = key("名单", "只评这个来源中有的单位", "本年名单", default="")
    split: Split | None = key(
        "分行",
        "一个单位按条件分成几行",
        "{属性: 学段, 各行: {小学: 小学在校生数 > 0, 初中: 初中在校生数 > 0}}",
        default=None,
    )
    key_field: str = key("主键", "各表用哪一列对应单位", "单位代码", default="单位代码")
    full: float | None = key("总分", "总分；只计各项满分之和，不含加分", "100", default=None)
    decimals: int = key("小数", "公布分数保留几位", "2", default=2, ge=0, le=6)
    sources: Annotated[dict[str, Source], BeforeValidator(sources_by_name)] = key(
        "数据", "数据来源", '{自评: "填报/{年度}/镇街考核/*.xlsx"}', default={}
    )
    fields: Annotated[tuple[FieldSpec, ...], BeforeValidator(named)] = key(
        "字段", "数据字典", "{教育支出: {类型: 金额, 单位: 万元}}", default=()
    )
    checks: tuple[Check, ...] = key("校验", "表内表间核对", None, default=())
    derived: Annotated[tuple[Derived, ...], BeforeValidator(named)] = key(
        "派生", "由各列算出的值", "{生均支出: {式: 教育支出 * 10000 / 在校生数}}", default=()
    )
    surveys: Annotated[tuple[Survey, ...], BeforeValidator(named)] = key(
        "问卷", "问卷怎样统计", "{满意度: {来源: 问卷, 题目: [办学条件]}}", default=()
    )
    items: tuple[Item, ...] = key("指标", "指标树", None, default=())
    bonuses: tuple[Item, ...] = key("加分", "加分项", None, default=())
    deductions: tuple[Item, ...] = key("扣分", "扣分项，得分为负", None, default=())
    bonus_cap: float | None = key("加分不高于", "加分合计的上限", "5", default=None)
    deduction_floor: float | None = key("扣分不低于", "扣分合计的下限", "-10", default=None)
    total_cap: float | None = key(
        "总分不高于", "总分的上限；不写则加分可超过满分", "100", default=None
    )
    total_floor: float | None = key("总分不低于", "总分的下限", "0", default=None)
    ceilings: tuple[Veto, ...] = key("封顶", "限制等第的情形，不可解除", None, default=())
    vetoes: tuple[Veto, ...] = key("否决", "一票否决，可凭文件解除", None, default=())
    grades: GradeBands | None = key("等第", "怎样定等第", None, default=None)
    ranking: Ranking | None = key("排名", "怎样排名", None, default=None)
    conclusions: tuple[Conclusion, ...] = key("结论", "逐条判断", None, default=())
    papers: tuple[PaperSpec, ...] = key("文件", "要打印的文件", None, default=())
    district: str = key("区级", "同一文件夹中汇总各单位的方案，对象是区", "区级.yaml", default="")
    folder: str = key("成果", "成果文件夹名；不写则同编号", "镇街考核", default="")
    file: str = key("__file__", "方案文件，供指出位置", None, default="", exclude=True)
    district_scheme: Scheme | None = key(
        "__district__", "「区级」的方案，读入后放在这里", None, default=None, exclude=True
    )

    @property
    def both(self) -> tuple[Scheme, ...]:
        """The scheme, and its district's (区级) if it has one."""
        return (self,) if self.district_scheme is None else (self, self.district_scheme)

    def place(self, node: Node | None = None) -> Place:
        """Return where a part of the scheme is written."""
        return (node or self).place_in(self.file)

    def all_items(self) -> Iterator[Item]:
        """Yield every item of 指标, 加分 and 扣分, top down."""
        for root in (*self.items, *self.bonuses, *self.deductions):
            yield from root.walk()

    def leaves(self) -> Iterator[Item]:
        """Yield the leaves of 指标, 加分 and 扣分, in order."""
        return (item for item in self.all_items() if item.is_leaf)

    @property
    def grade_words(self) -> tuple[str, ...]:
        """Every grade that an item can have, in the order in which they are first named."""
        listed = (word for leaf in self.leaves() for word in leaf.grade_words)
        return tuple(dict.fromkeys(listed))

    @property
    def has_points(self) -> bool:
        """Whether units come to a total; a scheme of grades and conclusions has none."""
        return any(root.has_points for root in (*self.items, *self.bonuses, *self.deductions))

    def item(self, code: str) -> Item | None:
        """Return the item with this code."""
        return next((item for item in self.all_items() if item.code == code), None)

    def field(self, name: str) -> FieldSpec | None:
        """Return the data dictionary's entry for a column."""
        return next((spec for spec in self.fields if spec.name == name), None)


TOTAL, GRADE, RANK = "总分", "等第", "名次"


def result_names(scheme: Scheme) -> tuple[str, ...]:
    """Return the names under which the units' results stand for a district's scheme."""
    return (TOTAL, GRADE, RANK, *(conclusion.code for conclusion in scheme.conclusions))
