"""Every rule against its own examples."""

from collections import defaultdict

import pytest

from dragoman import Reader
from dragoman.checks import check_rules
from dragoman.errors import RuleError
from dragoman.knowledge import load_rules

RULES = load_rules()


@pytest.fixture(scope="module")
def failures(reader):
    """All failures by rule; the examples of all rules are parsed together, which is several times as fast as rule by rule."""
    found = defaultdict(list)
    for failure in check_rules(reader):
        found[failure.rule.id].append(str(failure))
    return found


@pytest.mark.parametrize("rule_id", [rule.id for rule in RULES])
def test_examples_of_every_rule(failures, rule_id):
    assert failures[rule_id] == []


def test_a_users_rule_is_checked_and_its_place_named(tmp_path):
    (tmp_path / "own.toml").write_text(
        'type = "CONSULT"\n\n[[frames]]\nid = "own.wrong"\nverbs = ["yodel"]\n'
        '[[frames.examples]]\ntext = "It rained."\nfinds = [{ type = "CONSULT" }]\n',
        encoding="utf-8",
    )
    mine = Reader(rules=[tmp_path])
    failure = next(check_rules(mine, [mine.rules["own.wrong"]]))
    assert "own.toml:4" in str(failure)
    assert "nothing found" in str(failure)


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        ("[[frames]]\nverbs = ['meet']", "no id"),
        ("[[frames]]\nid = 'own.bare'", "no examples"),
        ("[[frames]\n", "mend the TOML"),
        ("[[frames]]\nid = 'own.odd'\nexamples = [{ sentence = 'x' }]", "its keys are"),
        ("[[frames]]\nid = 'own.a'\ndisabled = true\n[[frames]]\nid = 'own.a'\ndisabled = true", "stands twice"),
    ],
)
def test_a_malformed_rule_says_what_to_do(tmp_path, toml, problem):
    (tmp_path / "own.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(RuleError, match=problem) as caught:
        load_rules([tmp_path])
    assert "own.toml" in str(caught.value)


def test_a_rule_can_be_taken_out(tmp_path):
    first = next(iter(RULES), None)
    if first is None:
        pytest.skip("there are no rules yet")
    (tmp_path / "own.toml").write_text(f"[[{first.kind}]]\nid = '{first.id}'\ndisabled = true\n", encoding="utf-8")
    assert load_rules([tmp_path]).get(first.id) is None
