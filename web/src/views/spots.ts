/** Acts gathered by the place where they happened or are planned. */
import type { Happening } from '../answers';

export interface Spot {
  name: string;
  latitude: number;
  longitude: number;
  /** Whether nothing has happened there yet. */
  planned: boolean;
  events: { document: string; event: string }[];
}

const HAPPENED = ['occurred', 'ongoing'];

/** One spot for each place, the busiest first. */
export function spots(acts: readonly Happening[]): Spot[] {
  const found = new Map<string, Spot>();
  for (const { place, latitude, longitude, status, document, event } of acts) {
    if (place === null || latitude === null || longitude === null) continue;
    const spot = found.get(place) ?? { name: place, latitude, longitude, planned: true, events: [] };
    spot.planned &&= !HAPPENED.includes(status);
    spot.events.push({ document, event });
    found.set(place, spot);
  }
  return [...found.values()].sort((a, b) => b.events.length - a.events.length);
}
