"""The sample workspace 示例区, written anew: `python -m tests.sample.build [FOLDER]`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from dubao.model.bulletin import Bulletin
from dubao.model.scheme import Scheme
from dubao.read.bulletin import load_bulletin
from dubao.read.written import read_yaml_model
from tests.sample.balance import write_schools
from tests.sample.balance_district import write_district
from tests.sample.bulletin import write_bulletin
from tests.sample.calendar import write_calendar
from tests.sample.departments import write_departments
from tests.sample.forms import write_forms
from tests.sample.kindergartens import write_kindergartens
from tests.sample.preschool import write_preschool
from tests.sample.preschool_city import write_city
from tests.sample.projects import write_projects
from tests.sample.rectification import write_letter, write_rounds
from tests.sample.registers import write_registers
from tests.sample.routine import write_routine
from tests.sample.schools import write_supervised
from tests.sample.scores import write_scores
from tests.sample.sheets import Put, writer
from tests.sample.visits import write_visits

REPOSITORY = Path(__file__).parents[2]
SAMPLE = REPOSITORY / "sample_data"
SCHEME = "templates/township/scheme.yaml"
BALANCE = "templates/balance/scheme.yaml"
BALANCE_DISTRICT = "templates/balance/区级.yaml"
PRESCHOOL_DISTRICT = "templates/preschool/区级.yaml"
PRESCHOOL_CITY_DISTRICT = "templates/preschool-city/区级.yaml"
ITEMS = "templates/self-evaluation/items.yaml"

SETTINGS = """\
# 示例工作区：区名、单位、学校和全部数字都是虚构的。
区: 示例区
督导机构: 示例区人民政府教育督导室
考核机构: 示例区教育督导委员会
发文代字: 示府教督
示例: 是
年度: 2021
期限:
  采用: [国家, 上海]
  事项:
    - {事项: 回访, 类别: 综合, 起算: 督导结束, 期限: 12个月, 顺延: 上课日, 依据: 本区督导工作要点（示例）, 核对: 示例}
    - {事项: 回访, 类别: 专项, 起算: 督导结束, 期限: 6个月, 顺延: 上课日, 依据: 本区督导工作要点（示例）, 核对: 示例, 说明: 回访或调研}
    - {事项: 销号, 起算: 核查, 依据: 本区督导工作要点（示例）, 核对: 示例, 说明: 复核人签字后销号}
回访: {专项形式: 调研, 每组每周: 4, 再访: 3, 依据: 本区督导工作要点（示例）}
督导周期:
  轮次: {起: 2021, 年数: 5, 安排: {2021: 幼儿园, 2022: 小学, 2023: 初中, 2024: 高中}}
经常性督导: {每月: {幼儿园: 1, 小学: 1, 初中: 1}}
"""


def sample_scheme(file: str = SCHEME) -> Scheme:
    """Return a shipped scheme, that of the townships."""
    loaded = read_yaml_model(REPOSITORY / file, file, Scheme)
    assert loaded.value is not None, loaded.problems
    return loaded.value


def sample_bulletin() -> Bulletin:
    """Return the shipped item table."""
    loaded = load_bulletin(REPOSITORY / ITEMS, ITEMS)
    assert loaded.value is not None, loaded.problems
    return loaded.value


def build(root: Path) -> None:
    """Write the whole workspace into `root`; equal code gives equal values in every cell."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "dubao.yaml").write_bytes(SETTINGS.encode())
    write_all(writer(root))
    write_letter(root)


def write_all(put: Put) -> None:
    """Hand every workbook of the sample to `put`."""
    write_registers(put)
    write_rounds(put)
    write_routine(put)
    write_calendar(put)
    write_visits(put)
    write_forms(put, sample_scheme())
    write_departments(put)
    write_scores(put)
    write_bulletin(put, sample_bulletin())
    write_schools(put, sample_scheme(BALANCE))
    write_projects(put)
    write_district(put, sample_scheme(BALANCE_DISTRICT))
    write_supervised(put)
    write_preschool(put, sample_scheme(PRESCHOOL_DISTRICT))
    write_city(put, sample_scheme(PRESCHOOL_CITY_DISTRICT))
    write_kindergartens(put)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    for folder in ("台账", "填报"):
        shutil.rmtree(target / folder, ignore_errors=True)
    build(target)
