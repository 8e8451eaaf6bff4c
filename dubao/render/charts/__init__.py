"""Native Word charts: a `ChartSpec` becomes a chart part, its workbook and its drawing.

`value.Chart` is what a paper puts at a tag.
"""
