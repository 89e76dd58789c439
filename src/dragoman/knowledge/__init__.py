"""What a linguist or an area expert may want to change: TOML rules with their own examples, CSV for long lists."""

from dragoman.knowledge.rules import Example, Rule, Rules, load_rules
from dragoman.knowledge.tables import read_table

__all__ = ["Example", "Rule", "Rules", "load_rules", "read_table"]
