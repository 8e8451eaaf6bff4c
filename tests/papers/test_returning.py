"""What goes back to whom, and what each return note says."""

import numpy as np
import pandas as pd

from dubao.model.dataset import UNIT_CODE, UNIT_NAME, Absent, Dataset, Sender
from dubao.model.place import Place
from dubao.model.problem import Problem, problem
from dubao.model.settings import Settings
from dubao.model.table import Origin, Table
from dubao.papers.returning import OFFICE, OTHERS, Return, copy_names, return_notes, returns_of

SETTINGS = Settings.model_validate({"区": "示例区", "督导机构": "示例区教育督导室", "示例": "是"})
HOME = "填报/2021/"
TOWN, OTHER, FINANCE = Sender("甲镇", "T01"), Sender("乙镇", "T02"), Sender("计财科")
SENDERS = {f"{HOME}甲.xlsx": TOWN, f"{HOME}乙.xlsx": OTHER, f"{HOME}计财科.xlsx": FINANCE}


def bad_number(file: str, cell: str = "B2", text: str = "约三十") -> Problem:
    return problem("bad-number", Place(file, "表", cell), text=text)


def dataset(*absent: Absent) -> Dataset:
    frame = pd.DataFrame({UNIT_CODE: ["T01", "T02", "T03"], UNIT_NAME: ["甲镇", "乙镇", "丙镇"]})
    reasons = pd.DataFrame(np.zeros((3, 2), np.int8), columns=frame.columns)
    units = Table("镇街", frame, {}, reasons, Origin(()))
    return Dataset(2021, units, {}, absent=absent, senders=SENDERS)


def grouped(*problems: Problem, absent: tuple[Absent, ...] = ()) -> dict[Sender, Return]:
    returns = returns_of(problems, [dataset(*absent)], HOME)
    return {one.sender: one for one in returns}


def test_ha07_every_fault_goes_to_who_handed_the_file_in() -> None:
    found = [bad_number(file) for file in SENDERS]
    assert {who: one.faults for who, one in grouped(*found).items()} == {
        TOWN: (found[0],),
        OTHER: (found[1],),
        FINANCE: (found[2],),
    }


def test_faults_of_registers_schemes_and_former_years_stay_in_the_office() -> None:
    files = (
        "台账/镇街.xlsx",
        "templates/township/scheme.yaml",
        "填报/2020/汇总.xlsx",
        "dubao.yaml",
    )
    assert list(grouped(*map(bad_number, files))) == [OFFICE]


def test_a_file_of_which_nobody_knows_the_sender_goes_to_others() -> None:
    assert list(grouped(bad_number(f"{HOME}无名.xlsx"))) == [OTHERS]


def test_notes_do_not_go_back() -> None:
    assert grouped(problem("sheet-hidden", Place(f"{HOME}甲.xlsx", "表"))) == {}


def test_ha07_who_has_handed_in_nothing_gets_a_note_too() -> None:
    absent = Absent("自评", "丙镇", "T03", f"{HOME}*.xlsx")
    said = problem("not-handed-in", Place(absent.pattern), who="丙镇", source="自评", pattern="")
    returns = grouped(said, absent=(absent, absent))
    assert returns == {Sender("丙镇", "T03"): Return(Sender("丙镇", "T03"), (), (absent,))}


def test_units_come_first_by_code_and_the_office_last() -> None:
    files = ["台账/镇街.xlsx", f"{HOME}无名.xlsx", *reversed(SENDERS)]
    order = [one.sender for one in returns_of(map(bad_number, files), [dataset()], HOME)]
    assert order == [TOWN, OTHER, FINANCE, OTHERS, OFFICE]


def test_pa15_a_unit_does_not_read_of_others_but_a_department_does() -> None:
    def copied(file: str) -> Problem:
        return problem("copied-row", Place(file), count=4, other="乙镇", where=f"{HOME}乙镇.xlsx")

    returns = grouped(copied(f"{HOME}甲.xlsx"), copied(f"{HOME}计财科.xlsx"))
    hidden = "4 个数与其他单位（填报/2021/其他单位.xlsx）全部相同"
    assert returns[TOWN].faults[0].message == hidden
    assert "乙镇" in returns[FINANCE].faults[0].message


def test_a_note_lists_faults_by_file_name_sheet_and_cell() -> None:
    warning = problem(
        "approximate-number", Place(f"{HOME}甲.xlsx", "表", "C3"), text="约30", value="30"
    )
    returns = tuple(grouped(bad_number(f"{HOME}甲.xlsx"), warning).values())
    (paper,) = return_notes(returns, SETTINGS, 2021)
    assert (paper.path, paper.title) == ("退回说明（甲镇）.docx", "2021年度填报材料退回说明")
    context = paper.context
    assert (context["单位名称"], context["错误数"], context["提醒数"]) == ("甲镇", 1, 1)
    assert context["示例"] is True
    assert context["改正期限"] == "【日期】"
    assert context["问题"] == [
        {
            "序号": "1",
            "文件": "甲.xlsx",
            "位置": "表 B2",
            "问题": "「约三十」不是数",
            "怎么改": "请只填数字；单位写在表头，说明写在备注栏",
        },
        {
            "序号": "2",
            "文件": "甲.xlsx",
            "位置": "表 C3",
            "问题": "请核实：「约30」是约数，已按 30 计",
            "怎么改": "请填准确的数",
        },
    ]


def test_the_offices_own_note_gives_whole_paths_and_lines() -> None:
    fault = problem("yaml-alias", Place("方案/township/scheme.yaml", line=4))
    (paper,) = return_notes(tuple(grouped(fault).values()), SETTINGS, 2021)
    row = paper.context["问题"][0]
    assert (paper.path, paper.context["本室"]) == ("退回说明（本室自查）.docx", True)
    assert (row["文件"], row["位置"]) == ("方案/township/scheme.yaml", "第4行")


def test_units_of_one_name_get_a_note_each() -> None:
    twins = [Return(Sender("中心小学", code), (bad_number("甲.xlsx"),)) for code in ("S1", "S2")]
    paths = [paper.path for paper in return_notes(twins, SETTINGS, 2021)]
    assert paths == ["退回说明（中心小学S1）.docx", "退回说明（中心小学S2）.docx"]


def test_copies_keep_their_names_and_files_of_one_name_are_told_apart() -> None:
    files = [
        "填报/2021/镇街/云桥镇.xls",
        "填报/2021/镇街/安溪镇.xlsx",
        "填报/2021/现场/安溪镇.xlsx",
    ]
    assert list(copy_names(files).values()) == [
        "标注/云桥镇.xlsx",
        "标注/镇街_安溪镇_xlsx.xlsx",
        "标注/现场_安溪镇_xlsx.xlsx",
    ]
