"""The names that a scheme's own fields, items and lists give its papers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from dubao.model.offered import Name, Sample, each, group
from dubao.model.scheme import Item, PaperSpec, Scheme
from dubao.model.terms import FieldType, Verdict
from dubao.papers.generic.known import Known, gathered_by, lists_of, uniform, values_of
from dubao.papers.generic.shown import shown
from dubao.papers.generic.tallies import tallied_sources
from dubao.papers.months import dated_lists
from dubao.papers.names import FEEDBACK, NOTICE, SUMMARY

Columns = Mapping[str, Known]
SAMPLE_NUMBER = 12.0
_SAMPLES = {
    FieldType.DATE: "2021年9月1日",
    FieldType.PERIOD: "2021年9月",
    FieldType.YES_NO: "是",
}
_ITEM = (
    Name("编号", "指标编号", "A12"),
    Name("名称", "指标名称", "公用经费拨付"),
    Name("分值", "满分", "5"),
    Name("得分", "得分", "4.80"),
    Name("评级", "评定的等级；不评级的为空", "A"),
    Name("自评分", "自评分；没有时为“—”", "5.00"),
    Name("实际值", "得分所依据的数，带单位", "96%"),
    Name("说明", "得分的说明或缺数的原因", "拨付不足"),
    Name("简要结论", "方案中的一句话，数已填上", "应拨96万元，实拨92万元"),
    Name("评分标准", "方案中的评分标准", "足额拨付得满分"),
    Name("评分部门", "评分的部门", "计财科"),
    Name("材料", "应附的佐证", "决算报表"),
    Name("依据", "文件名、文号和条款", "本区考核办法第×条"),
)
_CONCLUSION = (
    Name("编号", "结论的编号", "J1"),
    Name("名称", "结论的名称", "资源配置达标"),
    Name("依据", "文件名、文号和条款", "本区考核办法第×条"),
    Name("结论", "达标、不达标或无法判断", Verdict.MET.value),
    Name("原因", "无法判断的原因", ""),
)
_ABSENT = each(
    "未报",
    "没有报送的材料",
    Name("来源", "哪一份", "获奖"),
    Name("报送", "由谁报送", "基教科"),
)
_DEFINITION = (
    Name("名称", "派生值的名称", "初中三年巩固率"),
    Name("口径", "算法的名称", "按学籍变动折算"),
    Name("版本", "算法的版本", "2017"),
    Name("依据", "文件名、文号和条款", "本区考核办法第×条"),
)
_OUTCOME = (
    Name("总分", "公布的总分；没有时为待填", "95.50"),
    Name("等第", "等第；未定时为待填，写明原因", "优秀"),
    Name("名次", "按公布总分排的名次", "第2名"),
)
_SENT = (
    Name("发放数", "发放的份数；没有写的为“—”", "100份"),
    Name("回收数", "回收的份数", "92份"),
    Name("有效数", "有效的份数", "90份"),
    Name("满意数", "总体满意的份数", "85份"),
    Name("回收率", "回收占发放", "92.00%"),
    Name("有效率", "有效占发放，没有发放数时占回收", "90.00%"),
    Name("满意率", "总体满意率；没有总体一题时，各题合起来", "94.44%"),
)
_QUESTION = (
    Name("名称", "题目的名称", "食堂"),
    Name("原话", "问卷上的原话", "您对食堂满意吗？"),
    Name("答题数", "答了这一题的份数", "88份"),
    Name("满意率", "这一题的满意率", "90.91%"),
    each(
        "选项",
        "各选项",
        Name("名称", "选项", "满意"),
        Name("份数", "选它的份数", "50份"),
        Name("占比", "占答题数", "56.82%"),
    ),
    each(
        "群体",
        "各群体，末一个是全部",
        Name("名称", "群体", "家长"),
        Name("满意率", "满意率", "92.00%"),
    ),
)
_SURVEY = (
    Name("名称", "问卷的名称", "满意度"),
    *_SENT,
    each("群体", "各群体，末一个是全部", Name("名称", "群体", "家长"), *_SENT),
    each("题", "各题", *_QUESTION),
    Name("说明", "＊ 的意思；没有不列的为空", "＊：答卷不足5份，或列出来能推算出不足5份的，不列"),
)
_EACH_SURVEY = each("各问卷", "各份问卷", *_SURVEY)
SURVEY_TABLES = (*SUMMARY, _EACH_SURVEY)
"""The names of 问卷/统计表, which goes with any evaluation's summary."""

_COUNTED = (
    Name("单位数", "有几个单位", "3"),
    Name("占比", "占全部单位的比例", "25.00%"),
    each("单位", "这些单位的名称", sample="甲镇"),
)


def offered(scheme: Scheme, attributes: Collection[str], spec: PaperSpec) -> tuple[Name, ...]:
    """Return every name that one of a scheme's papers offers.

    `attributes` are the columns of the units' register.
    """
    if spec.per_unit:
        return (*FEEDBACK, *_unit(scheme, attributes))
    if spec.internal:
        return (*SUMMARY, *_summary(scheme, attributes))
    return NOTICE


def _unit(scheme: Scheme, attributes: Iterable[str]) -> tuple[Name, ...]:
    return (
        *_values(values_of(scheme, attributes), "本单位"),
        group("项", "各项指标，按编号取", *(_item(item) for item in scheme.all_items())),
        each("结论", "逐条的结论", *_CONCLUSION),
        *_lists(scheme, "本单位"),
        group("月度", "有日期的清单，按月", *map(_months, dated_lists(scheme))),
        *_surveys(scheme, "本单位"),
        each(
            "评语",
            "评委写的意见，按指标并在一起，不写是谁",
            Name("编号", "指标编号", "A1"),
            Name("名称", "指标名称", "基础分析"),
            each("意见", "各条意见", sample="缺少数据支持"),
        ),
        _ABSENT,
    )


def _summary(scheme: Scheme, attributes: Collection[str]) -> tuple[Name, ...]:
    entry = (
        Name("序号", "序号", "1"),
        Name("单位代码", "单位代码", "T01"),
        Name("单位名称", "单位名称", "甲镇"),
        *_OUTCOME,
        *_unit(scheme, attributes),
    )
    by = {spec.name: gathered_by(spec) for spec in scheme.derived}
    derived = {name: known for name, known in values_of(scheme, ()).items() if name in by}
    same = uniform(scheme)
    whole = {name: known for name, known in derived.items() if name in same}
    grouped = {name: known for name, known in derived.items() if by[name]}
    attributes_of_groups = dict.fromkeys(one for names in by.values() for one in names or ())
    return (
        each("单位", "各单位，按名册的次序", *entry),
        each("排名", "各单位，按名次", *entry),
        each("各等第", "每个等第有哪些单位", Name("等第", "等第", "优秀"), *_COUNTED),
        each("各结论", "每条结论有哪些单位达标", *_CONCLUSION[:2], *map(_verdict, Verdict)),
        *_values(whole, "全体单位"),
        each("分组", "派生中按属性分组汇总的值", *_group(grouped, attributes_of_groups)),
        *_lists(scheme, "各单位"),
        group("频次", "清单的一列中每个值有几个单位", *_frequencies(scheme)),
        *_surveys(scheme, "全部单位"),
        _ABSENT,
        each("口径", "各派生值用的是哪一种算法", *_DEFINITION),
        group("区级", "区级方案的结果", *_district(scheme)),
    )


def _verdict(verdict: Verdict) -> Name:
    return group(verdict.value, f"{verdict}的单位", *_COUNTED)


def _group(grouped: Columns, attributes: Iterable[str]) -> tuple[Name, ...]:
    by = (Name(name, "这一组的属性", "小学") for name in attributes)
    name = Name("名称", "哪一组", "小学")
    return (name, group("属性", "这一组的各属性", *by), *_values(grouped, "这一组"))


def _values(known: Columns, whose: str) -> tuple[Name, Name]:
    """Return 值 and 数 of some columns."""
    texts = (Name(name, _meaning(one), _sample(one)) for name, one in known.items())
    numbers = (
        Name(name, f"{_meaning(one)}（数，供比较和计算）", int(SAMPLE_NUMBER))
        for name, one in known.items()
        if one.is_number
    )
    return (
        group("值", f"{whose}的字段、派生和台账各列，按类型和单位印好", *texts),
        group("数", f"{whose}的数，不带单位；没有数时为空", *numbers),
    )


def _lists(scheme: Scheme, whose: str) -> tuple[Name, Name]:
    row = (
        Name("序号", "序号", "1"),
        Name("单位代码", "单位代码", "T01"),
        Name("单位名称", "单位名称", "甲镇"),
    )
    lists = (
        each(source, "每行一条记录", *row, *(_column(one) for one in columns.values()))
        for source, columns in lists_of(scheme).items()
    )
    tallies = (
        Name(source, "数出的各项连成一句，为零的不写", "听课12节次，访谈30人次")
        for source in tallied_sources(scheme)
    )
    return (
        group("清单", f"{whose}在各清单中的记录", *lists),
        group("清点", f"{whose}的各项计数连成一句", *tallies),
    )


def _months(source: str) -> Name:
    return group(
        source,
        "各月有没有记录；7月、8月和单位起止日期以外的月份不算缺",
        Name("次数", "当年有几次", "9"),
        Name("月数", "有记录的月数", "8"),
        Name("有", "有记录的月份", "3月、4月"),
        Name("缺", "没有记录的月份", "6月"),
    )


def _surveys(scheme: Scheme, whose: str) -> tuple[Name, Name]:
    by_name = (group(survey.name, "一份问卷", *_SURVEY) for survey in scheme.surveys)
    return (
        group("问卷", f"{whose}的问卷，按名称取；＊ 表示不足5份，不列", *by_name),
        _EACH_SURVEY,
    )


def _frequencies(scheme: Scheme) -> Iterable[Name]:
    rows = (
        Name("值", "这一列写的值", "待整改"),
        Name("条数", "写这个值的有几条", "5"),
        *_COUNTED,
    )
    for source, columns in lists_of(scheme).items():
        words = [one for one in columns.values() if not one.is_number]
        yield group(source, "各列", *(each(one.name, "每个值", *rows) for one in words))


def _district(scheme: Scheme) -> tuple[Name, ...]:
    district = scheme.district_scheme
    return (*_unit(district, ()), *_OUTCOME) if district else ()


def _item(item: Item) -> Name:
    return group(item.code, item.name, *_ITEM)


def _column(known: Known) -> Name:
    return Name(known.name, _meaning(known), _sample(known))


def _meaning(known: Known) -> str:
    kind = "派生" if known.kind is None else known.kind.value
    unit = f"，{known.unit}" if known.unit else ""
    return f"{kind}{unit}{f'：{known.meaning}' if known.meaning else ''}"


def _sample(known: Known) -> Sample:
    if known.is_number:
        return shown(SAMPLE_NUMBER, known)
    return _SAMPLES.get(known.kind or FieldType.TEXT, known.name)
