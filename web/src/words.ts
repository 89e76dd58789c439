/** Plain words for codes, and dates that nobody can misread. */
import type { Status } from './record';

export const STATUS_WORDS: { [status in Status]: string } = {
  occurred: 'happened',
  ongoing: 'going on',
  scheduled: 'scheduled',
  pledged: 'pledged',
  proposed: 'asked for or suggested',
  conditional: 'on a condition',
  speculated: 'rumoured or expected',
  denied: 'denied',
};

export const TYPE_WORDS: { [type: string]: string } = {
  AGREE: 'agreement',
  CONSULT: 'talks or a visit',
  SUPPORT: 'backing',
  COOPERATE: 'cooperation',
  AID: 'aid',
  CONCEDE: 'concession',
  RETREAT: 'pulling back',
  REQUEST: 'demand or request',
  ACCUSE: 'accusation or criticism',
  REJECT: 'refusal',
  THREATEN: 'threat',
  PROTEST: 'protest',
  SANCTION: 'diplomatic penalty',
  MOBILIZE: 'show of force',
  COERCE: 'coercion',
  ASSAULT: 'attack',
};

export const TYPES = Object.keys(TYPE_WORDS);
const CONFLICT = new Set(['REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT']);

export const KIND_WORDS: { [kind: string]: string } = {
  commitment: 'undertakes',
  offer: 'offers',
  demand: 'demands',
  refusal: 'refuses',
  threat: 'threatens',
};

/** Which of the two accents a type takes. */
export function side(type: string): 'coop' | 'conflict' {
  return CONFLICT.has(type) ? 'conflict' : 'coop';
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** An ISO date as one reads it: `7 Feb 2019`. */
export function day(iso: string | null | undefined): string {
  const [year, month, date] = (iso ?? '').slice(0, 10).split('-');
  return date ? `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}` : 'no date';
}

/** A range of dates in words: `by 28 Feb 2019`, `1 May 2018 to 3 June 2018`. */
export function range(first: string | null, last: string | null): string {
  if (first && last) return first === last ? day(first) : `${day(first)} to ${day(last)}`;
  return first ? `from ${day(first)}` : last ? `by ${day(last)}` : '';
}

/** A number of things: `1 event`, `2,400 events`. */
export function count(number: number, one: string, several = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : several}`;
}

/** Days in a year, with the day of a leap year. */
export const YEAR = 366;
