/** Time along a line: a scale between two days, and its ticks in words. */
import { scaleUtc, type ScaleTime } from 'd3-scale';

export type Axis = ScaleTime<number, number>;

const DAY = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Days as numbers; an ISO day, month or year is midnight UTC of its first day. */
export const at = (iso: string): number => Date.parse(`${(iso + '-01-01').slice(0, 10)}T00:00:00Z`);
export const iso = (time: number | Date): string => new Date(time).toISOString().slice(0, 10);
export const today = (): string => iso(Date.now());

/** A scale from the first to the last of some days, with a little room at both ends. */
export function axis(first: string, last: string, width: number): Axis {
  const room = Math.max(DAY, (at(last) - at(first)) * 0.02);
  return scaleUtc()
    .domain([at(first) - room, at(last) + room])
    .range([0, width]);
}

/** A window zoomed by a factor around its middle, or moved by a part of its length. */
export function zoomed(scale: Axis, factor: number, shift = 0): { since: string; until: string } {
  const [start, end] = scale.domain().map(Number) as [number, number];
  const half = Math.max(DAY / 2, ((end - start) * factor) / 2);
  const middle = (start + end) / 2 + shift * (end - start);
  return { since: iso(middle - half), until: iso(middle + half) };
}

/** Ticks that say the year where it begins, the month where it begins, else the day. */
export function ticks(scale: Axis, width: number): { x: number; words: string; strong: boolean }[] {
  return scale.ticks(Math.max(2, Math.floor(width / 90))).map((date) => {
    const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
    const strong = month === 0 && day === 1;
    return { x: scale(date), words: strong ? String(year) : day === 1 ? MONTHS[month]! : `${day} ${MONTHS[month]}`, strong };
  });
}
