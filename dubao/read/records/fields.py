"""The columns of the registers of routine visits: the union of the systems in use."""

from __future__ import annotations

from dubao.model.scheme import FieldSpec
from dubao.model.terms import FieldType
from dubao.read.wanted import spec

RECORD_REGISTERS: dict[str, tuple[FieldSpec, ...]] = {
    "督导记录": (
        spec("编号", ("记录编号", "编号")),
        spec("学期"),
        spec("责任督学", ("责任督学", "督学姓名", "督学")),
        spec("学校代码"),
        spec("督导学校", ("督导学校", "学校名称", "学校", "园名")),
        spec("督导日期", ("督导日期", "日期"), FieldType.DATE),
        spec("时段"),
        *map(spec, ("同行人员", "督导方式", "标题", "督导事项")),
        spec("主要内容", ("督导计划及主要内容", "主要内容")),
        spec("过程记录", ("督导过程记录", "过程记录")),
        spec("评估结果"),
        spec("亮点", ("亮点", "典型经验")),
        *map(spec, ("存在问题", "后续处理", "整改编号", "期限", "反馈", "督学意见", "附件")),
        spec("类型", ("类型", "常规或主题")),
        spec("动作", ("动作", "规定或自选")),
        spec("组织", ("组织", "个人或团队", "组织形式")),
        spec("听课", ("听课", "听课节次"), FieldType.NUMBER),
        spec("访谈", ("访谈", "访谈人次"), FieldType.NUMBER),
        spec("录入日期", ("录入日期", "平台录入日期"), FieldType.DATE),
    ),
    # One row per zone and version; schools and inspectors stand in one cell, parted by 、.
    "责任区": (
        spec("责任区", ("责任区", "责任区名称")),
        spec("责任组"),
        spec("版本号", ("版本号", "版本")),
        spec("版本日期", ("版本日期", "启用日期"), FieldType.DATE),
        spec("学校名称", ("学校名称", "学校")),
        spec("责任督学", ("责任督学", "督学")),
        *map(spec, ("组长", "联络人")),
    ),
    "投诉": (
        spec("编号"),
        spec("日期", ("日期时间", "日期", "来电日期"), FieldType.DATE),
        *map(spec, ("姓名", "性别", "来源", "电话")),
        spec("反映情况", ("反映情况", "反映内容", "内容")),
        *map(spec, ("记录人", "处理人", "处理情况")),
    ),
}
