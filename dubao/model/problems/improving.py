"""Additions and changed cells: what is proposed, and what a person supposes."""

from __future__ import annotations

from dubao.model.problems.kind import Kind, error, warning

KINDS: dict[str, Kind] = {
    # additions
    "addition-not-straight": warning(
        "{item} 的增补列「{columns}」增加时，{units}的数不成比例，或牵动别的项，没有计入增补建议",
        "核对「增补」的列，或这些单位的填报数",
        why="增补建议按每增加一个单位、数值增加多少来算，不成比例的要由人来定。",
    ),
    "additions-none": error(
        "方案「{name}」没有写「增补」，算不出增补建议", "在「至少」的各项中写明增加哪一列"
    ),
    "additions-not-enough": warning(
        "{item}：只靠增补，{what}仍达不到", "核对没有填数的单位和没有写「增补」的项"
    ),
    # changed cells
    "what-if-no-head": error(
        "没有找到「单位」「项目」和「新值」或「增加」这几栏", "第一行写这几栏的名称，一行改一格"
    ),
    "what-if-column": error("没有「{what}」这一列可改", "{near}"),
    "what-if-derived": error("「{what}」是算出来的，不能直接改", "改它用到的列：{columns}"),
    "what-if-list": error(
        "「{what}」在清单里，每个单位可以有多行，不能这样改", "改由清单汇总的数，或直接改清单再算"
    ),
    "what-if-no-row": error(
        "{unit}在「{source}」中没有「{what}」这一格", "没有报送的单位先补报，再设想改动"
    ),
    "what-if-value": error(
        "{unit}的「{what}」：「新值」和「增加」要写一个，也只能写一个",
        "改成多少写新值，多多少写增加",
    ),
    "what-if-no-base": error("{unit}的「{what}」没有数，不能用「增加」", "写「新值」"),
    "what-if-twice": error(
        "{unit}的「{what}」改了两次，第一次在 {first}", "一格只写一行，合起来写"
    ),
}
