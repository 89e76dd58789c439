/** Where a thread stands on the axis: the days it touches, and the line, bar and marks that show them. */
import type { Thread } from '../answers';
import { at, type Axis } from '../parts/axis';

export const LANE = 44;

/** The first and the last day that a thread touches; nothing if it has no day. */
export function extent(thread: Thread): string[] {
  const days = [thread.earliest, thread.latest, ...thread.states.map((state) => state.published)]
    .filter((day) => day !== null)
    .sort();
  return days.length ? [days[0]!, days.at(-1)!] : [];
}

/** Where its line begins on the axis, not before the axis does. */
export function startOf(thread: Thread, scale: Axis): number {
  const [first] = extent(thread);
  return first ? Math.max(0, scale(at(first))) : 0;
}

/** The interval that a happening is set for, wide enough to be seen; null if it is out of sight. */
export function barOf(thread: Thread, scale: Axis, width: number): [number, number] | null {
  const first = thread.earliest ?? thread.latest;
  const last = thread.latest ?? thread.earliest;
  if (!first || !last) return null;
  const [start, end] = [scale(at(first)), scale(at(last) + 86_400_000)];
  return end < 0 || start > width ? null : [Math.max(0, start), Math.min(width, Math.max(end, start + 4))];
}

/** Its title, without the names of parties that were chosen anyway. */
export function titleOf(thread: Thread, chosen: readonly string[]): string {
  const told = thread.title.indexOf(': ');
  return told > 0 && thread.parties.every((one) => chosen.includes(one)) ? thread.title.slice(told + 2) : thread.title;
}

/** Whether there is more to it than one report of something done. */
export function hasHistory(thread: Thread): boolean {
  return thread.states.length > 1 || !['occurred', 'ongoing', 'denied'].includes(thread.status);
}
