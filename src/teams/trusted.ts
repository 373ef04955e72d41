import { hash } from 'node:crypto';
import { Bounded } from '../bounded.ts';

/** How long what was found good is not checked again, in ms: a minute's worth of a coach's presses. */
const TRUSTED = 60_000;
/** Beyond this many the oldest goes, so that nobody can fill the memory. */
const MOST = 1_000;

/** A claim of a verified token; of its names only `exp` matters here. */
interface CheckedToken {
  readonly claimsIdentity: { readonly claims: readonly { readonly type: string; readonly value: unknown }[] };
}

/**
 * What was found good a moment ago. The cloud sends the same token with every activity for as long as it is valid, and
 * checking its signature takes longer than answering. Never past the token's own end; what is refused is not kept, and
 * nor is the token: only its hash.
 */
export class Trusted<Result extends CheckedToken> {
  readonly #known = new Bounded<{ readonly result: Result; readonly until: number }>(MOST);

  /**
   * What `check` gave for the same words a moment ago, or gives now.
   * @param words everything the outcome depends on
   */
  async get(words: readonly string[], check: () => Promise<Result>): Promise<Result> {
    const name = hash('sha256', JSON.stringify(words));
    const known = this.#known.get(name);
    if (known && Date.now() < known.until) return known.result;
    const result = await check();
    this.#known.set(name, { result, until: Math.min(Date.now() + TRUSTED, endOf(result)) });
    return result;
  }
}

/** When a token ends, in ms since 1970. Without one, in the local profile, there is nothing to end. */
function endOf({ claimsIdentity: { claims } }: CheckedToken): number {
  if (claims.length === 0) return Number.POSITIVE_INFINITY;
  const seconds = Number(claims.find(({ type }) => type === 'exp')?.value);
  return Number.isFinite(seconds) ? seconds * 1_000 : 0;
}
