"""Dates and periods in English news, as EDTF values.

`find_dates` reads days, months, quarters, halves, seasons, years and decades, ranges of them,
weekdays and words that count from the article's day ("last Friday", "next month"), holidays, and
figures; what needs the article's day takes it as `anchor`. `dateline_anchor` finds that day in a
dateline or byline.

Why an own grammar: dateparser 1.5.0, measured on Reuters news of 1987 with its language set,
searches 32 kB a second, reads "Canada may impose" as the month of May, "Troops march on 12 towns"
as 12 March, "The sun set" as a Sunday, "The 1987 pct" as a year and "2012-13" as a day in July,
and drops the day of "effective 12:01 a.m. ET Aug. 7" and the end of "April 2 to 9". It knows no
quarters, halves and fiscal years, and no EDTF. dateutil parses a whole string and does not search.
"""

from tradewire.values.dates.dateline import Dateline, dateline_anchor, find_dateline
from tradewire.values.dates.edtf import to_day
from tradewire.values.dates.find import find_dates, parse_anchor
from tradewire.values.dates.model import DateValue

__all__ = [
    "DateValue",
    "Dateline",
    "dateline_anchor",
    "find_dateline",
    "find_dates",
    "parse_anchor",
    "to_day",
]
