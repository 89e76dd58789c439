/** A question that is asked again whenever what it depends on changes; an answer that comes too late is dropped. */
import { ask, type Params } from './ask';

export class Asked<T> {
  value = $state.raw<T | null>(null);
  news = $state('');
  trouble = $state('');

  /** `question` names the path and its parameters, or null while there is nothing to ask. */
  constructor(question: () => [path: string, params: Params] | null) {
    $effect(() => {
      const asked = question();
      let late = false;
      if (asked) void this.answer(asked, () => late);
      else this.value = null;
      return () => {
        late = true;
      };
    });
  }

  private async answer([path, params]: [string, Params], isLate: () => boolean): Promise<void> {
    this.news = 'Looking …';
    try {
      const value = await ask<T>(path, params, (words) => {
        if (!isLate()) this.news = words;
      });
      if (isLate()) return;
      this.value = value;
      this.trouble = '';
    } catch (problem) {
      if (isLate()) return;
      this.value = null;
      this.trouble = (problem as Error).message;
    }
    this.news = '';
  }
}
