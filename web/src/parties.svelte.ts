/** The parties of the archive by code and name, asked once. */
import type { Page, Party } from './answers';
import { ask } from './ask';

class Parties {
  all = $state.raw<Party[]>([]);
  private readonly names = $derived(new Map(this.all.map((one) => [one.id, one.name])));

  async load(): Promise<void> {
    this.all = (await ask<Page<Party>>('/parties', { limit: 1000 }).catch(() => ({ items: [], next: null }))).items;
  }

  /** The name of a party; its code without the kind where it has none. */
  name(id: string): string {
    return this.names.get(id) ?? id.replace(/^[a-z]+:/, '').replaceAll('-', ' ');
  }

  /** The party that some words name, by code or by name. */
  find(words: string): Party | undefined {
    const sought = words.trim().toLowerCase();
    return this.all.find((one) => one.id.toLowerCase() === sought || one.name.toLowerCase() === sought);
  }

  /** Several names as one says them: `A, B and C`. */
  told(ids: readonly string[]): string {
    return new Intl.ListFormat('en-GB').format(ids.map((id) => this.name(id)));
  }
}

export const parties = new Parties();

/** The parties in an address: `USA,PRK`. */
export function listed(words: string | undefined): string[] {
  return (words ?? '').split(',').filter(Boolean);
}
