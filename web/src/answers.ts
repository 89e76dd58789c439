/** The archive's answers as the server sends them; docs/reference/record.md says what the fields mean. */
import type { Status } from './record';
import type { Span } from './text';

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface Party {
  id: string;
  name: string;
  events: number;
}

export interface About {
  version: string;
  name: string | null;
  archive: { reports: number; first: string | null; last: string | null } | null;
  /** Who coded the events: dragoman out of reports, or the makers of files that were imported. */
  coders: { name: string; events: number }[];
}

export interface ReportRow {
  id: string;
  title: string | null;
  published: string | null;
  outlet: string | null;
  origin: string;
  events: number;
  statements: number;
}

interface Venue {
  name: string;
  country: string | null;
}

export interface ThreadState {
  published: string | null;
  document: string;
  status: Status;
  stage: string;
  earliest: string | null;
  latest: string | null;
  place: Venue | null;
}

export interface Thread {
  id: string;
  title: string;
  type: string;
  parties: string[];
  status: Status;
  stage: string;
  earliest: string | null;
  latest: string | null;
  place: Venue | null;
  origins: number;
  states: ThreadState[];
  mentions: { document: string; event: string; span: Span; status: Status; published: string | null; outlet: string | null }[];
  disagreements: { field: string; values: { value: string; documents: string[] }[] }[];
}

export interface LedgerChange {
  document: string;
  published: string | null;
  change: string;
  statement: string | null;
  span: Span;
}

export interface LedgerPosition {
  party: string;
  counterpart: string | null;
  kind: string;
  about: { type: string | null; mode: string | null; words: string };
  condition: string | null;
  state: string;
  first: string | null;
  last: string | null;
  changes: LedgerChange[];
}

/** A position of a report that waits for another, in words. */
export interface Stand {
  document: string;
  id: string;
  party: string;
  kind: string;
  words: string;
  span: Span;
}

export interface Standoff {
  parties: string[];
  arose: { document: string; published: string | null };
  broken: { document: string; published: string | null } | null;
  links: { document: string; position: Stand; waits_for: Stand }[];
  evidence: { document: string; span: Span; words: string }[];
}

export interface Relation {
  source: string;
  target: string;
  period: string;
  cooperation: number;
  conflict: number;
  goldstein: number | null;
  intensity: number | null;
  events: { document: string; event: string }[];
}

export interface Pair {
  one: string;
  other: string;
  cooperation: number;
  conflict: number;
  reports: number;
}

export interface Happening {
  document: string;
  event: string;
  published: string | null;
  outlet: string | null;
  type: string;
  status: Status;
  parties: string[];
  earliest: string | null;
  latest: string | null;
  place: string | null;
  country: string | null;
  latitude: number | null;
  longitude: number | null;
  words: string;
  sentence: string;
}

export interface Hit {
  kind: 'report' | 'statement' | 'event';
  document: string;
  item: string | null;
  published: string | null;
  outlet: string | null;
  title: string | null;
  words: string;
}

export interface Change {
  published: string | null;
  kind: string;
  change: string;
  text: string;
  parties: string[];
  document: string;
  span: Span;
  words: string;
}
