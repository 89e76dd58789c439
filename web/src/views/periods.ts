/** Acts per period: one panel for what one party did to another. */
import type { Relation } from '../answers';
import { day } from '../words';

export interface Point {
  cooperation: number;
  conflict: number;
  events: Relation['events'];
}

export interface Panel {
  id: string;
  parties: string[];
  points: Map<string, Point>;
}

/** A panel for what each party did to each other one, the busiest first. */
export function panels(rows: readonly Relation[]): Panel[] {
  const found = new Map<string, Panel>();
  for (const { source, target, period, cooperation, conflict, events } of rows) {
    const id = `${source} ${target}`;
    const panel = found.get(id) ?? { id, parties: [source, target], points: new Map<string, Point>() };
    panel.points.set(period, { cooperation, conflict, events });
    found.set(id, panel);
  }
  return [...found.values()].sort((a, b) => weight(b) - weight(a));
}

function weight(panel: Panel): number {
  return [...panel.points.values()].reduce((sum, point) => sum + point.cooperation + point.conflict, 0);
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A period in words: `2019`, `May 2019`, `week of 6 May 2019`. */
export function spell(start: string, period: string): string {
  if (!start) return '';
  if (period === 'year') return start.slice(0, 4);
  return period === 'month' ? `${MONTHS[Number(start.slice(5, 7)) - 1]} ${start.slice(0, 4)}` : `week of ${day(start)}`;
}
