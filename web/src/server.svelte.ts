/** What the server holds, asked once by the shell before any view. */
import type { About } from './answers';
import { iso } from './parts/axis';

class Server {
  about = $state<About | null>(null);

  /** A day some days before the archive's last report: where a view of everything begins, so that it is there at once. */
  recent(days: number): string {
    const last = this.about?.archive?.last;
    return last ? iso(Date.parse(last) - days * 86_400_000) : '';
  }

  /** The coder that is meant: the one chosen, else the first, which is dragoman where there are reports. */
  coder(chosen: string | undefined): string | undefined {
    return chosen ?? this.about?.coders[0]?.name;
  }
}

export const server = new Server();
