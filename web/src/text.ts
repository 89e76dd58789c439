/** Records count code points, JavaScript counts UTF-16 units: this is the one place where the one becomes the other. */

export type Span = readonly [start: number, end: number];

/** The span in an address: `652-680`. */
export function spanOf(words: string): Span | undefined {
  const [start, end] = words.split('-').map(Number);
  return start !== undefined && end !== undefined && start < end ? [start, end] : undefined;
}

const ASTRAL = /[\u{10000}-\u{10ffff}]/gu;

export class Text {
  /** Code point offsets of the characters that take two units. */
  private readonly wide: number[];

  constructor(readonly plain: string) {
    this.wide = [...plain.matchAll(ASTRAL)].map((found, earlier) => found.index - earlier);
  }

  /** The UTF-16 offset of a code point offset. */
  unit(point: number): number {
    let low = 0;
    let high = this.wide.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.wide[middle]! < point) low = middle + 1;
      else high = middle;
    }
    return point + low;
  }

  /** A span of code points as a span of UTF-16 units. */
  units([start, end]: Span): Span {
    return [this.unit(start), this.unit(end)];
  }

  /** The words under a span of code points, on one line. */
  quote(span: Span): string {
    return this.plain
      .slice(...this.units(span))
      .replace(/\s+/g, ' ')
      .trim();
  }
}
