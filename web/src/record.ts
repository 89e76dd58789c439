/** The record as the server sends it; docs/reference/record.md says what the fields mean. */
import type { Span } from './text';

export const STATUSES = ['occurred', 'ongoing', 'scheduled', 'pledged', 'proposed', 'conditional', 'speculated', 'denied'] as const;
export type Status = (typeof STATUSES)[number];

export interface Reason {
  field: string;
  rule: string;
  span: Span | null;
  note: string;
}
interface Item {
  id: string;
  why: Reason[];
}

export interface Actor extends Item {
  name: string;
  kind: string;
  country: string | null;
  sector: string | null;
  title: string | null;
  mentions: Span[];
}
export interface Time extends Item {
  span: Span;
  type: string;
  value: string;
  earliest: string | null;
  latest: string | null;
  relation: string | null;
}
export interface Place extends Item {
  span: Span;
  name: string;
  country: string | null;
  latitude: number | null;
  longitude: number | null;
  precision: string | null;
}
export interface Statement extends Item {
  speaker: string | null;
  speaker_span: Span | null;
  cue: Span;
  content: Span[];
  kind: string;
  addressees: string[];
  via: string[];
  within: string | null;
  time: string | null;
}
export interface Event extends Item {
  type: string;
  mode: string | null;
  contexts: string[];
  actors: string[];
  recipients: string[];
  status: Status;
  trigger: Span;
  evidence: Span;
  time: string | null;
  place: string | null;
  said_in: string | null;
  content: string | null;
  condition: string | null;
  cameo: string;
  quad: number;
  goldstein: number;
  intensity: number;
  confidence: number;
  mentions: Span[];
}
export interface Position extends Item {
  kind: string;
  holder: string;
  counterpart: string | null;
  about: { type: string | null; mode: string | null; span: Span; to_do: boolean };
  condition: { relation: string; span: Span; by: string | null } | null;
  event: string;
  said_in: string | null;
  time: string | null;
  change: string | null;
}
export interface Deadlock extends Item {
  parties: string[];
  links: { position: string; waits_for: string }[];
  evidence: Span[];
}

export interface Record {
  document: {
    id: string;
    title: string | null;
    published: string | null;
    outlet: string | null;
    url: string | null;
    length: number;
  };
  actors: Actor[];
  times: Time[];
  places: Place[];
  statements: Statement[];
  events: Event[];
  positions: Position[];
  deadlocks: Deadlock[];
}

/** An item in plain words, as the terminal says it. */
export interface Telling {
  text: string;
  note: string;
  lines: string[];
  chain: string[];
}

/** A report with its record and the record's items in plain words. */
export interface Reading {
  text: string;
  record: Record;
  told: { [id: string]: Telling };
  sections: { title: string; items: string[] }[];
}
