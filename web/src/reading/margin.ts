/** Where notes and bars stand: each beside its words, none over another. */
import type { Mark } from './marks';

export interface Slot {
  wanted: number;
  height: number;
}
export interface Bar {
  id: string;
  looks: string;
  top: number;
  height: number;
  lane: number;
}

const GAP = 8;
const MOST_LANES = 4;

/** The top of each note, in the order of their words; the chosen one stands exactly beside its own. */
export function stack(slots: readonly Slot[], chosen: number): number[] {
  const tops: number[] = [];
  let free = 0;
  slots.forEach(({ wanted, height }, index) => {
    tops[index] = index === chosen ? wanted : Math.max(wanted, free);
    free = tops[index]! + height + GAP;
  });
  for (let index = chosen - 1; index >= 0; index--)
    tops[index] = Math.min(tops[index]!, tops[index + 1]! - slots[index]!.height - GAP);
  return tops[0]! < 0 ? stack(slots, -1) : tops;
}

/** How far below the text's top each item's first words stand. */
export function placesOf(article: HTMLElement, marks: readonly Mark[]): Map<string, number> {
  const places = new Map<string, number>();
  const origin = article.getBoundingClientRect().top;
  for (const { id, start } of marks) if (!places.has(id)) places.set(id, (first(article, start)?.top ?? origin) - origin);
  return places;
}

/** A bar along the lines of each statement, inner ones nearer to the text. */
export function bars(article: HTMLElement, marks: readonly Mark[]): Bar[] {
  const origin = article.getBoundingClientRect().top;
  const found: Bar[] = [];
  for (const mark of marks.filter((one) => one.kind === 'statement').sort((a, b) => a.end - a.start - (b.end - b.start))) {
    const pieces = [...article.querySelectorAll<HTMLElement>(`[data-id="${mark.id}"]`)].filter((one) => inside(one, mark));
    const boxes = pieces.flatMap((one) => [...one.getClientRects()]);
    if (!boxes.length) continue;
    const top = Math.min(...boxes.map((one) => one.top)) - origin;
    const height = Math.max(...boxes.map((one) => one.bottom)) - origin - top;
    const taken = new Set(found.filter((one) => one.top < top + height && top < one.top + one.height).map((one) => one.lane));
    const lane = [...Array(MOST_LANES).keys()].find((one) => !taken.has(one)) ?? MOST_LANES - 1;
    found.push({ id: mark.id, looks: mark.looks, top, height, lane });
  }
  return found;
}

function first(article: HTMLElement, start: number): DOMRect | undefined {
  return article.querySelector(`[data-start="${start}"]`)?.getClientRects()[0];
}

function inside(piece: HTMLElement, mark: Mark): boolean {
  const start = Number(piece.closest<HTMLElement>('[data-start]')!.dataset.start);
  return start >= mark.start && start < mark.end;
}
