"""Kindergartens and the district's own sheets of 普及普惠. All invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dubao.model.scheme import FieldSpec, Scheme
from dubao.model.terms import FieldType
from tests.sample.balance import form_page
from tests.sample.balance_figures import Figures
from tests.sample.registers import School, schools
from tests.sample.sheets import Page, Put, Value

FOLDER = "填报/2021/普及普惠"
Rows = list[list[Value]]
SIZES = {"小班": 24, "中班": 29, "大班": 34}
NEW = {20: 2018, 40: 2019, 61: 2018}  # kindergartens designed after 2017
UNCERTIFIED = 30  # one teacher there has no certificate


@dataclass(frozen=True)
class Kindergarten:
    """A kindergarten by its number among all; what it reports follows from the number."""

    at: int
    school: School
    nature: str

    @property
    def parallel(self) -> int:
        """Classes of each age."""
        return 2 + self.at % 2

    @property
    def classes(self) -> list[tuple[str, str, int]]:
        """Name, kind and children of every class; one in ten has a class over its limit."""
        found = [
            (f"{kind[0]}{number}班", kind, size)
            for kind, size in SIZES.items()
            for number in range(1, self.parallel + 1)
        ]
        if self.at % 10 == 3:
            found[-1] = (found[-1][0], "大班", 37)
        if self.at in (5, 15):
            found.append(("托1班", "托班", 18))
        return found

    @property
    def children(self) -> int:
        """All children."""
        return sum(size for _, _, size in self.classes)

    @property
    def areas(self) -> list[float]:
        """Building, activity rooms, outdoor ground: one in five is short of the first."""
        each = [
            9.9 if self.at % 5 == 2 else 11.2,
            8.6 + self.at / 200,
            3.6 if self.at % 10 == 2 else 4.5,
        ]
        if self.at == 20:
            each[0] = 10.44  # exactly the standard
        return [round(self.children * one, 2) for one in each]


def kindergartens() -> list[Kindergarten]:
    """Return every kindergarten of the register."""
    found, private = [], 0
    every = (school for school in schools() if school.kind == "幼儿园")
    for at, school in enumerate(every):
        nature = "其他公办" if at % 9 == 4 else "教育部门办"
        if school.private:
            nature = "非普惠民办" if private % 4 == 3 else "普惠民办"
            private += 1
        found.append(Kindergarten(at, school, nature))
    return found


HEADS = (
    "学校代码", "幼儿园名称", "办园性质", "等级", "城乡类型", "设计年份", "在园幼儿数",
    "满3岁至6岁幼儿数", "教职工数", "园长数", "专任教师数", "持证园长数", "持证教师数", "保育员数",
    "园舍建筑面积", "活动用房面积", "室外游戏场地面积", "图书册数", "保教费",
)  # fmt: skip
FEES = {"教育部门办": 225, "其他公办": 225, "普惠民办": 700, "非普惠民办": 2400}


def write_preschool(put: Put, district: Scheme) -> None:
    """Write the sheets of 填报/2021/普及普惠."""
    found = kindergartens()
    put(f"{FOLDER}/园所/幼儿园.xlsx", [_page("幼儿园", HEADS, [_row(one) for one in found])])
    classes: Rows = [[one.school.name, *each] for one in found for each in one.classes]
    heads = ("幼儿园名称", "班级名称", "班型", "幼儿数")
    put(f"{FOLDER}/园所/班级.xlsx", [_page("班级", heads, classes)])
    put(f"{FOLDER}/园所/小区配套.xlsx", [_estates(found)])
    put(f"{FOLDER}/区县.xlsx", [_district(district)])
    put(f"{FOLDER}/证据认定.xlsx", [_evidence()])
    put(f"{FOLDER}/社会认可度问卷.xlsx", [_survey()])


def _page(name: str, heads: tuple[str, ...], rows: Rows) -> Page:
    page = Page(name, widths=[max(9, 2 * len(head) + 2) for head in heads])
    page.line(f"2021年普及普惠　{name}（示例）", len(heads))
    page.rows.append(list(heads))
    page.rows.extend(rows)
    return page


def _row(one: Kindergarten) -> list[Value]:
    school, teachers = one.school, 6 * one.parallel
    leaders = one.parallel - 1
    carers, others = 3 * one.parallel, 4
    certified = teachers - (one.at == UNCERTIFIED)
    place = "城区" if school.unit.code in ("T08", "T09", "T10") else "镇区"
    designed = NEW.get(one.at, school.built - 1)
    young = sum(size for _, kind, size in one.classes if kind == "托班")
    staff = [teachers + leaders + carers + others, leaders, teachers, leaders, certified, carers]
    first: list[Value] = [school.code, school.name, one.nature, ("一级", "二级")[one.at % 2]]
    children = [one.children, one.children - young]
    return [*first, place, designed, *children, *staff, *one.areas, one.children * 4 + one.at,
            FEES[one.nature]]  # fmt: skip


def _estates(found: list[Kindergarten]) -> Page:
    heads = ("小区名称", "小区地址", "幼儿园名称", "开园时间", "编制数", "在编教职工数", "园长",
             "联系电话")  # fmt: skip
    rows: Rows = []
    for one in found[38:75:6]:
        number = len(rows) + 1
        where = [f"示例小区{number:02d}", f"示例路{number * 10}号", one.school.name]
        posts = 20 + number if one.nature in ("教育部门办", "其他公办") else 0
        opened = NEW.get(one.at, one.school.built)
        rows.append([*where, opened, posts, max(posts - 2, 0), f"示例园长{number:02d}",
                     f"000-000000{number:02d}"])  # fmt: skip
    return _page("小区配套", heads, rows)


# --- the district ---

DISTRICT: Figures = {
    "常住人口": 63.18,
    "人口口径": "常住",
    "常住适龄人口": 15120,
    "户籍适龄人口": 11876,
    "附设幼儿班幼儿数": 46,
    "街道数": 3,
    "乡镇数": 7,
    "有公办中心园的乡镇数": 7,
    "须配建小区数": 8,
    "已配建小区数": 7,
    "公办园生均公用经费": 1300,
    "公办园生均公用经费标准": 1200,
    "普惠民办园生均补助": 1200,
    "普惠民办园生均补助标准": 1200,
    "在编教师年平均收入": 16.4,
    "非在编教师年平均收入": 13.2,
    "公办园保教费上限": 225,
    "普惠民办园A类保教费上限": 700,
    "普惠民办园B类保教费上限": 600,
}
_DAY = date(2021, 3, 12)
# Entry, what a person concluded from the evidence (None: not judged yet), department.
EVIDENCE: tuple[tuple[str, str | None, str], ...] = (
    ("B1", "公办、民办幼儿园党的组织和党的工作覆盖到位（示例）", "组织人事科"),
    ("B2", "布局规划已由区政府印发，普惠园纳入公共设施规划（示例）", "基建科"),
    ("B3", "各镇均有公办中心园（示例）", "托幼科"),
    ("B4", "配套园全部办成公办园或普惠性民办园（示例）", "基建科"),
    ("B5", "公用经费和补助按标准足额拨付（示例）", "计财科"),
    ("B6", "收费项目和标准已公示（示例）", "计财科"),
    ("B7", "工资按时足额发放，没有拖欠（示例）", "组织人事科"),
    ("B8", "八部门安全责任清单和联席会议制度健全（示例）", "安全科"),
    ("B8a", "近两年没有重大安全责任事故（示例）", "安全科"),
    ("B9", None, "督导室"),
    ("C5", "以游戏为基本活动，材料适宜（示例）", "托幼科"),
    ("C5a", "走访中没有发现小学化现象（示例）", "督导室"),
)
# Group, answers, of these satisfied.
SURVEY = (("家长", 500, 446), ("教师", 142, 131), ("园长", 36, 34), ("人大代表和政协委员", 35, 33))
WORDS = ("非常满意", "满意", "一般", "不满意")


def _district(scheme: Scheme) -> Page:
    name = FieldSpec(name="区县名称", type=FieldType.TEXT, group="基本信息", required=True)
    asked = [name, *(spec for spec in scheme.fields if spec.source == "区县表")]
    return form_page(scheme.name, "区县表", asked, {"区县名称": "示例区", **DISTRICT})


def _evidence() -> Page:
    heads = ("条目", "结论", "认定说明", "认定人", "认定日期", "佐证", "责任部门")
    rows: Rows = []
    for code, said, department in EVIDENCE:
        judged: list[Value] = ["达到", said, "示例督学01", _DAY] if said else [None] * 4
        rows.append([code, *judged, f"{code}-1 至 {code}-3（示例）", department])
    return _page("证据认定", heads, rows)


def _survey() -> Page:
    heads = ("序号", "1、您的身份", "2、您对本区学前教育总体上满意吗？[单选题]",
             "3、您对幼儿园收费满意吗？[单选题]")  # fmt: skip
    page = Page("问卷", rows=[list(heads)], widths=(6, 20, 40, 34))
    page.rows.extend([number, *row] for number, row in enumerate(_answers(), start=1))
    return page


def _answers() -> Iterator[list[Value]]:
    for group, count, pleased in SURVEY:
        for at in range(count):
            overall = WORDS[at % 2] if at < pleased else WORDS[2 + at % 2]
            yield [group, overall, WORDS[at % 3]]
