"""申报表.xlsx: the seven sheets of the application form, Ⅰ, Ⅱ-1, Ⅱ-2, Ⅲ, Ⅳ, Ⅴ, Ⅵ (SB-01)."""

from __future__ import annotations

from dubao.model.book import Book
from dubao.papers.balance.basics import basics_sheet
from dubao.papers.balance.resources import schools_sheet, totals_sheet
from dubao.papers.balance.survey import survey_sheet
from dubao.papers.balance.variation import variation_sheet
from dubao.papers.ordered import Ordered
from dubao.papers.standards.items import quality_sheet, support_sheet
from dubao.papers.standards.side import district, schools


def application_book(ordered: Ordered) -> Book:
    """Return the form as reproduced in a city's working files; numbers of Ⅰ to Ⅵ as its notes say.

    The sheets that rest on the district's own form are left out where it was not assessed.
    """
    of_schools, of_district = schools(ordered), district(ordered)
    middle = (totals_sheet(ordered, of_schools), schools_sheet(ordered, of_schools, of_district))
    if of_district is None:
        return Book("义务教育优质均衡发展县（市、区）申报表", middle)
    return Book(
        "义务教育优质均衡发展县（市、区）申报表",
        (
            basics_sheet(ordered, of_district),
            *middle,
            variation_sheet(ordered, of_schools, of_district),
            support_sheet(ordered, of_district),
            quality_sheet(ordered, of_district),
            survey_sheet(ordered, of_district),
        ),
    )
