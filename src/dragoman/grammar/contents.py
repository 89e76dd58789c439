"""What a speech act is about gives it its mode: a release demanded is REQUEST/yield, talks refused are REJECT/meet."""

from dragoman.knowledge import Rules


class Contents:
    """The `[[contents]]` of modality.toml: modes by the type of a speech act, and the type, or type and mode, of its content."""

    def __init__(self, rules: Rules) -> None:
        self._modes = {
            (type_, content): (rule.get("mode"), rule.id)
            for rule in rules.of_kind("contents")
            for type_ in rule.words("types")
            for content in rule.words("contents")
        }

    def mode_of(self, type_: str, content: str, content_mode: str | None) -> tuple[str, str] | None:
        """The mode of a speech act and the rule that gives it; None where its content says nothing."""
        return self._modes.get((type_, f"{content}/{content_mode}")) or self._modes.get((type_, content))
