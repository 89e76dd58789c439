"""Charts of answers, drawn with matplotlib (extra: plot)."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.archive.moments import Moment
    from dragoman.archive.relations import RelationRow

COOPERATION, CONFLICT, GREY = "#0072B2", "#D55E00", "#666666"
MARKERS = {
    "occurred": "o", "ongoing": "8", "scheduled": "D", "pledged": "d",
    "proposed": ">", "conditional": "s", "speculated": ".", "denied": "x",
}  # fmt: skip
MOST_LANES = 40
ENDINGS = (".svg", ".png")


def plot_timeline(moments: Sequence["Moment"], path: Path) -> None:
    """One lane for each happening that changed or lies ahead: a mark at each report in its status's shape, a bar for its days."""
    lanes = _lanes(moments)
    pyplot = _pyplot(path)
    figure, axes = pyplot.subplots(figsize=(10, 1.2 + 0.32 * len(lanes)), layout="constrained")
    for height, lane in enumerate(reversed(lanes)):
        days = [date.fromisoformat(one.published) for one in lane if one.published]
        axes.plot(days, [height] * len(days), color=GREY, linewidth=0.8, zorder=1)
        for one in lane:
            _draw(axes, one, height)
    who = {lane[0].title.rpartition(": ")[0] for lane in lanes}
    names = [lane[0].title.rpartition(": ")[2] if len(who) == 1 else lane[0].title for lane in reversed(lanes)]
    axes.set_yticks(range(len(lanes)), names, fontsize=8)
    axes.set_title(who.pop() if len(who) == 1 else "", fontsize=9, loc="left")
    shown = {status: marker for status, marker in MARKERS.items() if any(one.status == status for lane in lanes for one in lane)}
    handles = [axes.plot([], [], marker, color="black", label=status)[0] for status, marker in shown.items()]
    axes.legend(handles=handles, ncols=4, fontsize=8, frameon=False, loc="lower center", bbox_to_anchor=(0.5, 1.0))
    _finish(figure, axes, path)


def plot_relations(rows: Sequence["RelationRow"], path: Path) -> None:
    """Cooperation above the line, conflict below it, for each direction; a period without a bar is one without reports."""
    from dragoman.archive.titles import name_of

    pyplot = _pyplot(path)
    pairs = list(dict.fromkeys((row.source, row.target) for row in rows)) or [("", "")]
    days = sorted({_first_day(row.period) for row in rows})
    width = 0.8 * min((later - earlier for earlier, later in pairwise(days)), default=timedelta(days=25))
    size = (10, 1.2 + 2 * len(pairs))
    figure, grid = pyplot.subplots(len(pairs), figsize=size, layout="constrained", squeeze=False, sharex=True, sharey=True)
    for axes, pair in zip(grid[:, 0], pairs, strict=True):
        told = [row for row in rows if (row.source, row.target) == pair]
        places = [_first_day(row.period) for row in told]
        axes.bar(places, [row.cooperation for row in told], width, color=COOPERATION, align="edge", label="cooperation")
        axes.bar(places, [-row.conflict for row in told], width, color=CONFLICT, align="edge", hatch="//", label="conflict")
        axes.axhline(0, color="black", linewidth=0.6)
        axes.set_title(" → ".join(map(name_of, pair)), fontsize=9, loc="left")
        axes.yaxis.get_major_locator().set_params(integer=True)
        axes.yaxis.set_major_formatter(lambda acts, _: f"{abs(acts):g}")
        axes.spines[["top", "right"]].set_visible(False)
    grid[0, 0].legend(fontsize=8, frameon=False, ncols=2)
    figure.savefig(path)


def _first_day(period: str) -> date:
    """The first day of a period: a day, a week's Monday, a month, a quarter or a year."""
    year, _, rest = period.partition("-")
    if rest.startswith("Q"):
        return date(int(year), 3 * int(rest[1:]) - 2, 1)
    return date.fromisoformat(f"{period}-01-01"[:10])


def _lanes(moments: Sequence["Moment"]) -> list[list["Moment"]]:
    """The happenings with more than one state first; in the order of their first report."""
    threads: dict[str, list[Moment]] = {}
    for one in moments:
        if one.published:
            threads.setdefault(one.thread, []).append(one)
    telling = sorted(threads.values(), key=lambda lane: (-len(lane), lane[0].published or ""))[:MOST_LANES]
    return sorted(telling, key=lambda lane: lane[0].published or "")


def _draw(axes: Any, one: "Moment", height: int) -> None:
    if one.earliest and one.latest and one.earliest != one.latest:
        days = [date.fromisoformat(one.earliest), date.fromisoformat(one.latest)]
        axes.plot(days, [height, height], color=COOPERATION, alpha=0.25, linewidth=6, solid_capstyle="butt", zorder=0)
    if one.published:
        axes.plot([date.fromisoformat(one.published)], [height], MARKERS[one.status], color="black", markersize=5, zorder=2)


def _pyplot(path: Path) -> Any:
    if path.suffix.lower() not in ENDINGS:
        raise UsageError(f"{path.name!r} is no kind of picture; end its name in .svg or .png")
    try:
        import matplotlib
    except ImportError as problem:
        raise UsageError('charts need an extra: pip install "dragoman[plot]"') from problem
    matplotlib.use("agg")
    matplotlib.rcParams["svg.hashsalt"] = "dragoman"
    from matplotlib import pyplot

    return pyplot


def _finish(figure: Any, axes: Any, path: Path) -> None:
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.tick_params(axis="x", labelsize=8, labelrotation=30)
    figure.savefig(path)
