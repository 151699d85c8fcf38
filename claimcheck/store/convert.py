"""The model as JSON-able values and back, strictly: the only module that knows cattrs. Knows no file."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from typing import Any, Literal, TypeVar, get_args, get_origin

from attrs import field, fields, frozen, has
from cattrs import Converter
from cattrs.errors import ClassValidationError, IterableValidationError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from claimcheck.model import Anchor, Article
from claimcheck.model.checks import is_count
from claimcheck.store.faults import ConversionError, Fault, Step
from claimcheck.store.strict import day, mapping, moment, number, one_of, refusal, sequence, text, truth, whole

T = TypeVar("T")

RENAMED = {"Claim": {"anchors": "selectors"}}
"""Fields that are written under another name, by class: a claim's anchors under the W3C's word."""

# An extraction is known by its name here, so that reading a session loads no engine.
OMITTED = {"Extraction": ("rejected", "notes", "cuts")}
"""Fields that are not written, by class: what an extraction says to a person is no data."""


def to_json(value: Any) -> Any:
    """Give a value of the model, or an extraction, as objects, lists, text and numbers."""
    return _CONVERTER.unstructure(value)


def from_json(cls: type[T], data: Any) -> T:
    """Make a value of the model of what ``to_json`` gave. Nothing is coerced; a key that is not known is passed over.

    Raises:
        ConversionError: Something is missing, of the wrong type, or against a rule of the model.

    """
    try:
        return _CONVERTER.structure(data, cls)
    except (ClassValidationError, IterableValidationError, ValueError) as error:
        raise ConversionError(_faults(error)) from error


@frozen
class TextPositionSelector:
    """Where an anchor stands (W3C Web Annotation): Unicode code points, half-open."""

    type: Literal["TextPositionSelector"]
    start: int = field(validator=is_count)
    end: int


@frozen
class TextQuoteSelector:
    """What an anchor quotes (W3C Web Annotation), with the characters around it."""

    type: Literal["TextQuoteSelector"]
    exact: str
    prefix: str
    suffix: str


def _faults(error: BaseException, path: tuple[Step, ...] = ()) -> Iterator[Fault]:
    """Turn cattrs' tree of exceptions into places and what is wrong there."""
    match error:
        case ConversionError():
            yield from (fault.under(*path) for fault in error.faults)
        case ClassValidationError():
            placed, others = error.group_exceptions()
            for each, note in placed:
                yield from _faults(each, (*path, RENAMED.get(error.cl.__name__, {}).get(note.name, note.name)))
            for each in others:
                yield from _faults(each, path)
        case IterableValidationError():
            for each, at in error.group_exceptions()[0]:
                yield from _faults(each, (*path, at.index))
        case KeyError():
            yield Fault(path, "is missing")
        case _:
            yield Fault.from_message(str(error)).under(*path)


def _read_sequence(cls: Any, value: Any) -> tuple[Any, ...]:
    of_each: Any = list[get_args(cls)[0]]  # type: ignore[misc]  # a type that is known at run time alone
    return tuple(_CONVERTER.structure(sequence(value), of_each))


def _is_open_tuple(cls: Any) -> bool:
    return get_origin(cls) is tuple and get_args(cls)[-1] is ...


def _is_literal(cls: Any) -> bool:
    return get_origin(cls) is Literal


def _read_anchors(value: Any) -> tuple[Anchor, ...]:
    if not sequence(value) or len(value) % 2:
        raise refusal(value, "pairs of a TextPositionSelector and a TextQuoteSelector")
    faults: list[Fault] = []
    anchors: list[Anchor] = []
    for index in range(0, len(value), 2):
        try:
            anchors.append(_read_pair(value[index], value[index + 1]))
        except ConversionError as error:
            faults += [Fault((index + int(fault.path[0]), *fault.path[1:]), fault.message) for fault in error.faults]
    if faults:
        raise ConversionError(faults)
    return tuple(anchors)


def _read_pair(place: Any, quote: Any) -> Anchor:
    """Make an anchor of its two selectors; a fault's path begins with 0 for the first and 1 for the second."""
    at, words = from_json(tuple[TextPositionSelector, TextQuoteSelector], [place, quote])
    try:
        return Anchor(start=at.start, end=at.end, exact=words.exact, prefix=words.prefix, suffix=words.suffix)
    except ValueError as error:
        fault = Fault.from_message(str(error))
        raise ConversionError([fault.under(0 if "end" in fault.path or "start" in fault.path else 1)]) from error


def _write_anchors(anchors: tuple[Anchor, ...]) -> list[dict[str, Any]]:
    return [selector for anchor in anchors for selector in _selectors(anchor)]


def _selectors(anchor: Anchor) -> tuple[dict[str, Any], dict[str, Any]]:
    place = {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end}
    quote = {"type": "TextQuoteSelector", "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix}
    return place, quote


def _read_article(build: Callable[[dict[str, Any]], Article], value: Any) -> Article:
    """Read an article that proves by its digest that its text was not changed."""
    known = dict(mapping(value))
    digest = known.pop("text_sha256", None)
    article = build(known)
    if digest != article.text_sha256:
        raise ValueError("text_sha256: does not match the text" if digest else "text_sha256: is missing")
    return article


def _overrides(cls: type[Any]) -> Any:
    """Give cattrs' overrides for the fields of a class; it takes them beside its own options."""
    renamed = {name: override(rename=key) for name, key in RENAMED.get(cls.__name__, {}).items()}
    return renamed | {name: override(omit=True) for name in OMITTED.get(cls.__name__, ())}


def _class_reader(cls: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    build = make_dict_structure_fn(cls, converter, **_overrides(cls))
    keys = _keys(cls)

    def read(value: Any) -> Any:
        # Every key is always written. One that is gone was lost, and a default in its place would hide that.
        missing = [Fault((key,), "is missing") for key in keys if key not in mapping(value)]
        try:
            built = build(value, cls)
        except ClassValidationError as error:
            raise ConversionError(dict.fromkeys([*_faults(error), *missing])) from error
        if missing:
            raise ConversionError(missing)
        return built

    return _hook(partial(_read_article, read) if cls is Article else read)


def _keys(cls: type[Any]) -> list[str]:
    """Give the keys that a value of the class is written with."""
    renamed, omitted = RENAMED.get(cls.__name__, {}), OMITTED.get(cls.__name__, ())
    return [renamed.get(each.name, each.name) for each in fields(cls) if each.name not in omitted]


def _class_writer(cls: Any, converter: Converter) -> Callable[[Any], dict[str, Any]]:
    write = make_dict_unstructure_fn(cls, converter, **_overrides(cls))
    if cls is Article:
        return lambda article: {**write(article), "text_sha256": article.text_sha256}
    return write


def _hook(read: Callable[[Any], T]) -> Callable[[Any, Any], T]:
    """Make a structure hook of a reader that needs no type to be told."""
    return lambda value, _: read(value)


def _make_converter() -> Converter:
    converter = Converter(unstruct_collection_overrides={tuple: list})
    converter.register_structure_hook(str, _hook(text))
    converter.register_structure_hook(int, _hook(whole))
    converter.register_structure_hook(bool, _hook(truth))
    converter.register_structure_hook(float, _hook(number))
    converter.register_structure_hook(datetime, _hook(moment))
    converter.register_structure_hook(date, _hook(day))
    converter.register_unstructure_hook(datetime, lambda at: at.isoformat().replace("+00:00", "Z"))
    converter.register_unstructure_hook(date, date.isoformat)
    # A whole number in a field for numbers is written as it will be read back, so that saving again changes nothing.
    converter.register_unstructure_hook(float, float)
    converter.register_structure_hook_factory(has, _class_reader)
    converter.register_unstructure_hook_factory(has, _class_writer)
    converter.register_structure_hook_factory(_is_literal, lambda cls: _hook(partial(one_of, get_args(cls))))
    converter.register_structure_hook_factory(_is_open_tuple, lambda cls: _hook(partial(_read_sequence, cls)))
    converter.register_structure_hook_func(lambda cls: cls == tuple[Anchor, ...], _hook(_read_anchors))
    converter.register_unstructure_hook_func(lambda cls: cls == tuple[Anchor, ...], _write_anchors)
    return converter


_CONVERTER = _make_converter()
