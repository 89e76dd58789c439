import { tick } from 'svelte';

/** A picture of the whole view that is drawn only while it is taken away. */
export class Picture {
  shown = $state(false);
  drawn = $state<SVGSVGElement>();

  taken = async (): Promise<SVGSVGElement[]> => {
    this.shown = true;
    await tick();
    setTimeout(() => (this.shown = false));
    return this.drawn ? [this.drawn] : [];
  };
}
