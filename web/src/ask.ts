/** Questions to the server; every answer is data, every failure says what to do. */

export class Problem extends Error {}

export type Params = Record<string, string | number | readonly string[] | undefined>;

const PATIENCE = 5;

/** The address of a question, parameters that are undefined or empty left out. */
export function url(path: string, params: Params = {}): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(params))
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined && one !== '') query.append(key, String(one));
  const told = query.toString();
  return `.${path}${told ? `?${told}` : ''}`;
}

/** The answer to a GET. */
export async function ask<T>(path: string, params: Params = {}, waiting?: (words: string) => void): Promise<T> {
  return answer<T>(() => fetch(url(path, params)), waiting);
}

/** The answer to a POST of JSON. */
export async function send<T>(path: string, body: unknown, waiting?: (words: string) => void): Promise<T> {
  const options = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  return answer<T>(() => fetch(url(path), options), waiting);
}

async function answer<T>(request: () => Promise<Response>, waiting?: (words: string) => void): Promise<T> {
  for (let tries = 1; ; tries++) {
    const response = await request().catch(() => {
      throw new Problem('The server does not answer. Start it again with: dragoman serve');
    });
    if (response.ok) return (await response.json()) as T;
    const seconds = Number(response.headers.get('Retry-After'));
    if (response.status !== 503 || !seconds || tries === PATIENCE) throw new Problem(await told(response));
    waiting?.(`The server is busy; asking again in ${seconds} s (${tries} of ${PATIENCE - 1})`);
    await new Promise((done) => setTimeout(done, 1000 * seconds));
  }
}

async function told(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  const detail = (body as { detail?: unknown } | null)?.detail;
  return typeof detail === 'string' ? detail : `The server answered ${response.status} ${response.statusText}.`;
}
