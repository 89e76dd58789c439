/** What hangs together in a record: an item, the statement that asserts it, its time and place, its content and condition. */
import type { Record } from '../record';

export type Links = Map<string, Set<string>>;

/** For each item the items that light up with it. */
export function linksOf(record: Record): Links {
  const links: Links = new Map();
  const tie = (one: string, other: string | null | undefined): void => {
    if (!other || one === other) return;
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const)
      links.set(from, (links.get(from) ?? new Set()).add(to));
  };
  for (const one of record.statements) for (const other of [one.within, one.time]) tie(one.id, other);
  for (const one of record.events)
    for (const other of [one.time, one.place, one.said_in, one.content, one.condition]) tie(one.id, other);
  for (const one of record.positions) for (const other of [one.event, one.said_in, one.time]) tie(one.id, other);
  for (const one of record.deadlocks)
    for (const link of one.links) for (const other of [link.position, link.waits_for]) tie(one.id, other);
  return links;
}
