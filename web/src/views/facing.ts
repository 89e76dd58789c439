/** Which positions of a pair face each other: those that wait for one another, then the rest side by side. */
import type { LedgerPosition, Standoff, Stand } from '../answers';

/** A position that waits for another; `closed` if that one waits for it in turn. */
export interface Wait {
  from: LedgerPosition;
  to: LedgerPosition;
  closed: boolean;
}

/** The days on which something changed, in order. */
export function stops(positions: readonly LedgerPosition[]): string[] {
  const days = positions.flatMap((one) => one.changes.map((change) => change.published)).filter((day) => day !== null);
  return [...new Set(days)].sort();
}

/** The standoffs that held on a day. */
export function loopsOn(standoffs: readonly Standoff[], on: string | undefined): Standoff[] {
  const day = on ?? '';
  return standoffs.filter((one) => (one.arose.published ?? '') <= day && !(one.broken?.published && one.broken.published <= day));
}

/** What waits for what among the positions, by the standoffs' links. */
export function waits(positions: readonly LedgerPosition[], standoffs: readonly Standoff[]): Wait[] {
  const found: Wait[] = [];
  for (const { position, waits_for } of standoffs.flatMap((one) => one.links)) {
    const [from, to] = [ofStand(positions, position), ofStand(positions, waits_for)];
    if (from && to && !found.some((one) => one.from === from && one.to === to)) found.push({ from, to, closed: false });
  }
  return found.map((one) => ({ ...one, closed: found.some((other) => other.from === one.to && other.to === one.from) }));
}

function ofStand(positions: readonly LedgerPosition[], { document, span }: Stand): LedgerPosition | undefined {
  return positions.find((one) => one.changes.some((change) => change.document === document && change.span[0] === span[0]));
}

/** Rows of two: the left party's position and the right party's that it faces. */
export function faced(
  positions: readonly LedgerPosition[],
  [left = '', right = '']: readonly string[],
  links: readonly Wait[],
): (LedgerPosition | undefined)[][] {
  const rest = new Set(positions);
  const rows: (LedgerPosition | undefined)[][] = [];
  for (const { from, to } of links) {
    if (!rest.has(from) || !rest.has(to) || from.party === to.party) continue;
    rows.push(from.party === left ? [from, to] : [to, from]);
    rest.delete(from);
    rest.delete(to);
  }
  const [lefts, rights] = [left, right].map((party) => [...rest].filter((one) => one.party === party)) as [
    LedgerPosition[],
    LedgerPosition[],
  ];
  for (let row = 0; row < Math.max(lefts.length, rights.length); row++) rows.push([lefts[row], rights[row]]);
  return rows;
}

/** The name of a position on the board, so that threads find it. */
export function nameOf(position: LedgerPosition): string {
  const first = position.changes[0];
  return `${position.party} ${position.kind} ${first?.document} ${first?.span[0]}`;
}
