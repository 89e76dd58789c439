/** Where the reader is: `#/view/name?key=value`. Every view can be shared by its address. */

export type Query = Record<string, string | undefined>;

class Address {
  view = $state('');
  name = $state('');
  query = $state<Record<string, string>>({});

  constructor() {
    addEventListener('hashchange', () => this.read());
    this.read();
  }

  private read(): void {
    const [path = '', query = ''] = location.hash.replace(/^#\/?/, '').split('?');
    const [view = '', name = ''] = path.split('/');
    this.view = view;
    this.name = decodeURIComponent(name);
    this.query = Object.fromEntries(new URLSearchParams(query));
  }

  /** The same view with other values; undefined or "" drops one. Not a step of its own in the history. */
  change(values: Query): void {
    history.replaceState(null, '', href(this.view, this.name, { ...this.query, ...values }));
    this.read();
  }

  /** Another view, as a step in the history. */
  go(view: string, name = '', query: Query = {}): void {
    location.hash = href(view, name, query);
  }
}

/** The address of a view. */
export function href(view: string, name = '', query: Query = {}): string {
  const told = Object.entries(query).filter((one): one is [string, string] => !!one[1]);
  const path = [view, ...(name ? [encodeURIComponent(name)] : [])].join('/');
  return `#/${path}${told.length ? `?${new URLSearchParams(told)}` : ''}`;
}

export const address = new Address();
