"""A small calendar: two terms of one school year, the holidays of 2021."""

from datetime import date

from dubao.model.calendar import Calendar, Term

TODAY = date(2021, 6, 30)
CALENDAR = Calendar(
    terms=(
        Term("第一学期", date(2020, 9, 1), date(2021, 1, 22), year=2020, number=1),
        Term("第二学期", date(2021, 2, 22), date(2021, 6, 30), year=2020, number=2),
    ),
    holidays={date(2021, 5, day): "劳动节" for day in range(1, 6)},
    makeup={date(2021, 4, 25): "劳动节", date(2021, 5, 8): "劳动节"},
    years=frozenset({2021}),
)
