/** Who acts on whom as a network: a knot for each party, a tie for each pair, laid out once and without motion. */
import { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import type { Pair } from '../answers';

export const WIDTH = 960;
export const HEIGHT = 560;
export const MOST = 80;
const STEPS = 300;

export interface Knot {
  id: string;
  acts: number;
  x: number;
  y: number;
}

export interface Tie {
  id: string;
  from: Knot;
  to: Knot;
  cooperation: number;
  conflict: number;
}

/** Pairs of parties, laid out. */
export function network(pairs: readonly Pair[]): { knots: Knot[]; ties: Tie[] } {
  const knots = new Map<string, Knot>();
  const knot = (id: string, acts: number): Knot => {
    const turn = knots.size * 2.4;
    const found = knots.get(id) ?? { id, acts: 0, x: WIDTH / 2 + 200 * Math.cos(turn), y: HEIGHT / 2 + 150 * Math.sin(turn) };
    knots.set(id, found);
    found.acts += acts;
    return found;
  };
  const ties = pairs.map(({ one, other, cooperation, conflict }) => {
    const acts = cooperation + conflict;
    return { id: `${one} ${other}`, from: knot(one, acts), to: knot(other, acts), cooperation, conflict };
  });
  settle([...knots.values()], ties);
  return { knots: [...knots.values()], ties };
}

function settle(knots: Knot[], ties: Tie[]): void {
  const links = ties.map((one) => ({ source: one.from, target: one.to }));
  forceSimulation(knots)
    .force('ties', forceLink(links).distance(120))
    .force('apart', forceManyBody().strength(-500))
    .force('room', forceCollide(30))
    .force('x', forceX(WIDTH / 2).strength(0.05))
    .force('y', forceY(HEIGHT / 2).strength(0.12))
    .force('middle', forceCenter(WIDTH / 2, HEIGHT / 2))
    .stop()
    .tick(STEPS);
  fill(knots, 'x', 70, WIDTH - 70);
  fill(knots, 'y', 40, HEIGHT - 24);
}

/** Spread the knots over the whole frame. */
function fill(knots: Knot[], axis: 'x' | 'y', from: number, to: number): void {
  const places = knots.map((one) => one[axis]);
  const [first, last] = [Math.min(...places), Math.max(...places)];
  for (const knot of knots)
    knot[axis] = last === first ? (from + to) / 2 : from + ((knot[axis] - first) / (last - first)) * (to - from);
}
