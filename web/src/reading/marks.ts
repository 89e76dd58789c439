/** From the record's spans to marks, and from marks that nest and overlap to runs of words that carry them. */
import type { Reading, Status } from '../record';
import type { Span } from '../text';
import { Text } from '../text';
import { side } from '../words';

export type Kind = 'statement' | 'position' | 'place' | 'time' | 'event' | 'deadlock' | 'cited';
export const KINDS: readonly Kind[] = ['statement', 'event', 'position', 'time', 'place', 'deadlock'];

/** One span of one item, in UTF-16 units. */
export interface Mark {
  id: string;
  kind: Kind;
  start: number;
  end: number;
  looks: string;
}

/** Words under the same marks, the widest first; `opens` and `closes` hold the ids of marks that begin or end here. */
export interface Run {
  text: string;
  start: number;
  marks: Mark[];
  opens: Set<string>;
  closes: Set<string>;
}

export interface Paragraph {
  start: number;
  runs: Run[];
  broken: boolean;
}

/** The id of the words that an address cites. */
export const CITED = 'cited';

/** Every mark of a record, in reading order; `cited` are words that an address points to. */
export function marksOf({ text, record }: Reading, cited?: Span): Mark[] {
  const units = new Text(text);
  const found: Mark[] = [];
  const add = (id: string, kind: Kind, span: Span, looks = ''): void => {
    const [start, end] = units.units(span);
    if (start < end) found.push({ id, kind, start, end, looks });
  };
  for (const one of record.statements) for (const span of one.content) add(one.id, 'statement', span, one.kind);
  for (const one of record.positions) add(one.id, 'position', one.about.span, one.kind);
  for (const one of record.times) add(one.id, 'time', one.span);
  for (const one of record.places) add(one.id, 'place', one.span);
  for (const one of record.events)
    for (const span of [one.trigger, ...one.mentions]) add(one.id, 'event', span, eventLooks(one.type, one.status));
  for (const one of record.deadlocks) for (const span of one.evidence) add(one.id, 'deadlock', span);
  if (cited) add(CITED, 'cited', cited);
  return found.sort((a, b) => a.start - b.start || b.end - a.end || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}

function eventLooks(type: string, status: Status): string {
  return `${status} ${side(type)}`;
}

/** The text in paragraphs, each cut into runs at every edge of a mark. */
export function paragraphs(text: string, marks: Mark[]): Paragraph[] {
  const found: Paragraph[] = [];
  let from = 0;
  for (const part of text.matchAll(/\S[\s\S]*?(?=\n[ \t\r]*\n|\s*$)/g)) {
    const [start, end] = [part.index, part.index + part[0].length];
    while (from < marks.length && marks[from]!.end <= start && marks[from]!.start < start) from++;
    found.push({ start, runs: runs(text, marks, start, end), broken: isBroken(part[0]) });
  }
  return found;
}

/** Whether line breaks inside a paragraph are meant: lines wrapped at a width are all long but the last. */
function isBroken(paragraph: string): boolean {
  const lines = paragraph.trimEnd().split('\n').slice(0, -1);
  return lines.some((line) => line.length < 50 || line.length > 110);
}

function runs(text: string, marks: Mark[], start: number, end: number): Run[] {
  const inside = marks.filter((one) => one.start < end && one.end > start);
  const edges = new Set([start, end]);
  for (const one of inside) for (const edge of [one.start, one.end]) if (edge > start && edge < end) edges.add(edge);
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((cut, index) => run(text, inside, cut, cuts[index + 1]!));
}

function run(text: string, marks: Mark[], start: number, end: number): Run {
  const here = marks.filter((one) => one.start <= start && one.end >= end).sort((a, b) => b.end - b.start - (a.end - a.start));
  const edge = (at: (one: Mark) => boolean) => new Set(here.filter(at).map((one) => one.id));
  return {
    text: text.slice(start, end),
    start,
    marks: here,
    opens: edge((one) => one.start === start),
    closes: edge((one) => one.end === end),
  };
}
