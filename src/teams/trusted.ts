import { hash } from 'node:crypto';
import { Bounded } from '../bounded.ts';

/** How long a verified token is not checked again, in ms. */
const TRUSTED = 60_000;
/** The most results kept, so that nobody can fill the memory. */
const MOST = 1_000;

/** The claims of a verified token, of which only `exp` is used here. */
interface CheckedToken {
  readonly claimsIdentity: { readonly claims: readonly { readonly type: string; readonly value: unknown }[] };
}

/**
 * A cache of verified tokens. The cloud sends the same token with every activity while it is valid, and checking its
 * signature takes longer than answering. An entry never outlives its token. Refused tokens are not cached, and the
 * cache holds only hashes of tokens.
 */
export class Trusted<Result extends CheckedToken> {
  readonly #known = new Bounded<{ readonly result: Result; readonly until: number }>(MOST);

  /**
   * The cached result of `check` for the same words, or else its result now. Throws what `check` throws.
   * @param words everything the result depends on
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

/** When a token expires, in ms since 1970. Never without claims: the local profile has no token. */
function endOf({ claimsIdentity: { claims } }: CheckedToken): number {
  if (claims.length === 0) return Number.POSITIVE_INFINITY;
  const seconds = Number(claims.find(({ type }) => type === 'exp')?.value);
  return Number.isFinite(seconds) ? seconds * 1_000 : 0;
}
