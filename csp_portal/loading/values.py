"""What is made of the texts of a partnership's file: numbers, days, periods, yes and no. Each says what is wrong."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, PlainValidator
from pydantic_core import PydanticCustomError

from core.numbers.quantities import NotANumber, parse_typed
from core.periods.period import FIRST_YEAR, LAST_YEAR, Period
from core.periods.words import InvalidPeriod
from csp_portal.loading.reading import PlacedList, PlacedMapping


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("a text belongs here.")
    return value


def _yes_no(value: Any) -> bool:
    known = {"yes": True, "true": True, "no": False, "false": False}
    if _text(value).casefold() not in known:
        raise ValueError(f"“{value}” is not yes or no.")
    return known[value.casefold()]


def _whole(value: Any) -> int:
    """`98000`, `98,000` and `98000.0` are one number."""
    try:
        number = _number(value)
    except ValueError:
        number = Decimal(-1)
    if number < 0 or number != number.to_integral_value():
        raise ValueError(f"“{value}” is not a whole number.")
    return int(number)


def _from_one(value: Any) -> int:
    number = _whole(value)
    if not number:
        raise ValueError("This is a number from 1.")
    return number


def _year(value: Any) -> int:
    year = _whole(value)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"“{value}” is not a year.")
    return year


def _number(value: Any) -> Decimal:
    """One number as people print it (`1,234.5`, `12%`, `£400`), without a mark that says more."""
    try:
        quantity = parse_typed(_text(value))
    except NotANumber as error:
        raise ValueError(str(error)) from None
    if quantity.amount is None or quantity.mark:
        raise ValueError(f"“{value}” is not a number.")
    return quantity.amount


def _day(value: Any) -> date:
    try:
        return date.fromisoformat(_text(value))
    except ValueError:
        raise ValueError(f"“{value}” is not a day. Write it as 2014-03-31.") from None


def _first_day(value: Any) -> date:
    return _day_or_period(value, lambda period: period.start)


def _last_day(value: Any) -> date:
    return _day_or_period(value, lambda period: period.end)


def _day_or_period(value: Any, day_of: Callable[[Period], date]) -> date:
    try:
        return date.fromisoformat(_text(value))
    except ValueError:
        return day_of(_period(value))


def _listed(value: Any) -> Any:
    return value if isinstance(value, PlacedList) else [value]


def _period(value: Any) -> Period:
    try:
        return Period.parse(_text(value))
    except InvalidPeriod as error:
        raise ValueError(str(error)) from None


def _each_period_once(value: Any) -> Any:
    """Refuses two keys that are one period, such as `2013-14` and `2013/14`."""
    seen: set[str] = set()
    for key in value if isinstance(value, PlacedMapping) else ():
        try:
            code = Period.parse(key).code
        except InvalidPeriod:
            continue  # refused as a key of its own
        if code in seen:
            raise PydanticCustomError("repeated", f"“{key}” stands twice here.", {"at": key})
        seen.add(code)
    return value


T = TypeVar("T")
YesNo = Annotated[bool, PlainValidator(_yes_no)]
Whole = Annotated[int, PlainValidator(_whole)]
FromOne = Annotated[int, PlainValidator(_from_one)]
Year = Annotated[int, PlainValidator(_year)]
Number = Annotated[Decimal, PlainValidator(_number)]
Day = Annotated[date, PlainValidator(_day)]
FirstDay = Annotated[date, PlainValidator(_first_day)]
LastDay = Annotated[date, PlainValidator(_last_day)]
InPeriod = Annotated[Period, PlainValidator(_period)]
ByPeriod = Annotated[dict[InPeriod, T], BeforeValidator(_each_period_once)]
Listed = Annotated[list[T], BeforeValidator(_listed)]
