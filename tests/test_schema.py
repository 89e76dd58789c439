"""The JSON of a record: its schema, and the way back."""

from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator, ValidationError

from dragoman.errors import InputError
from dragoman.formats.record_json import from_dict, from_json, to_dict, to_json
from dragoman.formats.record_schema import schema, schema_text
from tests.samples import SAMPLES, hand_made

VALIDATOR = Draft202012Validator(schema())


def test_the_schema_is_one():
    Draft202012Validator.check_schema(schema())


def test_the_committed_schema_is_made_from_the_model():
    committed = (files("dragoman.formats") / "record_schema.json").read_text(encoding="utf-8")
    assert committed == schema_text(), "run: python -m dragoman.formats.record_schema"


@pytest.mark.parametrize("text", SAMPLES)
def test_records_follow_the_schema_and_come_back(reader, text):
    record = reader.read(text, published="2024-05-03", outlet="Example Wire")
    VALIDATOR.validate(to_dict(record))
    assert from_json(to_json(record), text=text) == record


def test_the_hand_made_record_comes_back():
    record = hand_made()
    VALIDATOR.validate(to_dict(record))
    assert from_dict(to_dict(record), text=record.document.text) == record


@pytest.mark.parametrize(
    ("field", "value"), [("status", "maybe"), ("type", "DEMAND"), ("trigger", [3]), ("confidence", 2), ("actors", None)]
)
def test_the_schema_refuses_what_the_contract_does_not_know(field, value):
    plain = to_dict(hand_made())
    plain["events"][0][field] = value
    with pytest.raises(ValidationError):
        VALIDATOR.validate(plain)


def test_the_text_must_be_the_right_one():
    with pytest.raises(InputError, match="its length differs"):
        from_dict(to_dict(hand_made()), text="another text")


def test_a_record_with_an_odd_field_is_refused():
    record = hand_made()
    with pytest.raises(InputError, match="this is no record"):
        from_dict({**to_dict(record), "plans": []}, text=record.document.text)
