"""The annual self-evaluation and its item table (公示公报项目表) as the office writes them down.

The items change every year and are data; what ships is a 示例 list. Each key is described where
it stands.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator

from dubao.model.keys import Node, key
from dubao.model.place import Place
from dubao.model.rules import Names, YesNo
from dubao.model.scheme import PaperSpec, Source, sources_by_name


class Kind(StrEnum):
    """What an item measures, which decides how its change is told (类型)."""

    AMOUNT = "金额"  # change in amount and rate
    COUNT = "数量"  # change in amount and rate
    RATIO = "比率"  # change in 百分点 only
    TEXT = "文字"  # no change; a fact told in words


class Demand(StrEnum):
    """What an item must do against last year (要求)."""

    NONE = "无"
    NOT_FALL = "只增不减"  # this year ≥ last
    GROW = "增长"  # this year > last, strict


CONTENTS = (
    "依法履行职责",
    "教育财政经费使用",
    "教师队伍保障",
    "学生发展水平",
    "硬件设施达标",
    "教育资源变更",
    "居民评价",
)
"""The seven kinds of content of a district's report (上海市教育督导条例 第十九条)."""


class BulletinItem(Node):
    """One item of the table (项目)."""

    code: str = key("编号", "项目编号，表内不得重复", "A01")
    name: str = key("名称", "项目名称", "一般公共预算教育支出")
    group: str = key("类别", "项目表中的类别", "教育投入", default="")
    content: str = key("内容", "属于自评报告的哪一类内容", "教育财政经费使用", default="")
    kind: Kind = key("类型", "金额、数量、比率或文字", "金额", default=Kind.AMOUNT)
    unit: str = key("单位", "计量单位", "万元", default="")
    decimals: int = key("小数", "印出几位小数", "2", default=2, ge=0, le=6)
    department: str = key("部门", "由谁填报", "区财政局", default="")
    meaning: str = key("口径", "指标说明", "按决算数", default="")
    demand: Demand = key("要求", "与上年相比的要求", "只增不减", default=Demand.NONE)
    formula: str = key(
        "式", "由其他项目算出时的算式", "教育支出 ÷ 一般公共预算支出 × 100", default=""
    )
    aliases: Names = key("别名", "部门表中的其他写法", "[教育支出合计]", default=())
    lowest: float | None = key(
        "最小", "填报的数最小可能是多少；不写则数量、金额和百分比不小于 0", "-100", default=None
    )
    highest: float | None = key(
        "最大", "填报的数最大可能是多少；不写则百分比不大于 100，毛…率不限", "200", default=None
    )
    may_fall: YesNo = key("下降不必说明", "比上年少时不必写原因，如近视率", "是", default=False)
    required: YesNo = key("必填", "不填是否算差错", "是", default=True)
    parts_of: str = key("合计于", "是哪一项的组成部分；各部分之和应等于它", "A01", default="")
    basis: str = key("依据", "文件名、文号和条款", "", default="")


class Judgement(Node):
    """A test between items: 达标, 不达标 or 无法判断 (判断)."""

    code: str = key("编号", "编号", "ZZ1")
    name: str = key("名称", "判断什么", "教育财政拨款增长高于财政经常性收入增长")
    condition: str = key(
        "条件",
        "成立即达标",
        "教育财政拨款 ÷ 上年(教育财政拨款) > 财政经常性收入 ÷ 上年(财政经常性收入)",
    )
    basis: str = key("依据", "文件名、文号和条款", "教育法第五十六条", default="")
    family: str = key("归类", "归到哪一组判断", "三个增长", default="")


class CrossCheck(Node):
    """A relation that must hold between items, with its sentence (核对)."""

    formula: str = key("式", "应当成立的关系", "公办幼儿园数 + 民办幼儿园数 == 幼儿园数")
    says: str = key("说", "不成立时说的话", "公办与民办之和应等于幼儿园总数")


class Publication(Node):
    """How the report is published for objections (公示)."""

    medium: str = key("媒介", "在哪里公示", "区人民政府网站", default="")
    first_day: date | None = key("起", "公示第一天", "2021-05-10", default=None)
    last_day: date | None = key("止", "公示最后一天", "2021-05-14", default=None)
    phone: str = key("电话", "受理电话", "", default="")
    fax: str = key("传真", "传真", "", default="")
    address: str = key("地址", "来信来访地址", "", default="")
    postcode: str = key("邮编", "邮编", "", default="")
    mail: str = key("电子邮箱", "电子邮箱", "", default="")


class Chart(Node):
    """A chart in the report (图)."""

    code: str = key("编号", "编号，模板中用它指明位置", "T1")
    title: str = key("标题", "图的标题", "一般公共预算教育支出（万元）")
    items: Names = key("项目", "画哪些项目", "[A01, A02]")
    years: YesNo = key("逐年", "是：逐年变化（柱形）；否：本年构成（饼）", "是", default=True)
    text: str = key("说明", "替代文字；不写则由数据生成", "", default="")


class Bulletin(Node):
    """A year's item table with its judgements, checks and papers."""

    code: str = key("编号", "编号，即文件夹名", "self-evaluation")
    name: str = key("名称", "名称", "区人民政府履行教育职责年度自评")
    sample: YesNo = key("示例", "是否示例；由它生成的都标「示例」", "是", default=False)
    basis: str = key("依据", "市级通知的文件名和文号", "", default="")
    folder: str = key("成果", "成果文件夹名；不写则同编号", "自评公报", default="")
    sources: Annotated[dict[str, Source], BeforeValidator(sources_by_name)] = key(
        "数据", "数据来源", "{部门表: 填报/{年度}/自评公报/*.xlsx}", default={}
    )
    items: tuple[BulletinItem, ...] = key("项目", "项目表", None, default=())
    judgements: tuple[Judgement, ...] = key("判断", "三个增长、两个只增不减等", None, default=())
    checks: tuple[CrossCheck, ...] = key("核对", "项目之间的核对", None, default=())
    charts: tuple[Chart, ...] = key("图", "报告中的图", None, default=())
    publication: Publication | None = key("公示", "公示安排", None, default=None)
    papers: tuple[PaperSpec, ...] = key("文件", "要打印的文件", None, default=())
    file: str = key("__file__", "方案文件，供指出位置", None, default="", exclude=True)

    def place(self, node: Node | None = None) -> Place:
        """Return where a part of the file is written."""
        return (node or self).place_in(self.file)

    def item(self, code: str) -> BulletinItem | None:
        """Return the item with this code or name."""
        return next((item for item in self.items if code in (item.code, item.name)), None)
