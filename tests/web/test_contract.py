"""The API keeps to its own OpenAPI document, whatever it is asked."""

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings

KEEN = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_every_answer_keeps_to_the_document(room):
    document = schemathesis.openapi.from_url(f"{room}/openapi.json")
    operations = [found.ok() for found in document.get_all_operations()]
    assert len(operations) > 10
    for operation in operations:

        @KEEN
        @given(case=operation.as_strategy())
        def ask(case):
            case.call_and_validate()

        ask()
