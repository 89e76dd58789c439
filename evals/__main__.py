"""`python -m evals predict TASK INPUT.jsonl OUTPUT.jsonl`, `python -m evals run [NAME …]`, `python -m evals confusion`."""

import json
import sys
from importlib import import_module

TASKS = ("dyads", "triples", "attribution", "status", "timex", "toponyms", "actors")


def predict(task: str, source: str, target: str) -> None:
    """Answer one task's input file."""
    if task not in TASKS:
        sys.exit(f"there is no task {task!r}; choose one of {', '.join(TASKS)}")
    with open(source, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    with open(target, "w", encoding="utf-8") as out:
        for answer in import_module(f"evals.tasks.{task}").predict(rows):
            out.write(json.dumps(answer, ensure_ascii=False) + "\n")


def main(arguments: list[str]) -> None:
    """Run one command."""
    match arguments:
        case ["predict", task, source, target]:
            predict(task, source, target)
        case ["run", *names]:
            import_module("evals.run").main(tuple(names))
        case ["confusion"]:
            import_module("evals.confusion").main()
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
