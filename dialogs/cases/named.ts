import { canBeBijnaam } from '../../src/cases/domain/bijnaam.ts';
import { aboutCase, type CaseContext, type Context } from '../base/context.ts';

/** This coach's case with the given kenmerk or bijnaam; null when there is none. */
export async function named(context: Context, words: string): Promise<CaseContext | null> {
  const { cases, person, content } = context;
  const byKenmerk = await cases.find(person, words);
  if (byKenmerk) return aboutCase(context, byKenmerk);
  // Avoid opening every case of this coach for a text that cannot be a bijnaam.
  if (!canBeBijnaam(words, content.texts.bijnamen)) return null;
  const name = words.toLowerCase();
  const mine = await cases.mine(person);
  const whole = mine.find(({ state }) => state.bijnaam.toLowerCase() === name);
  if (whole) return aboutCase(context, whole);
  // 'specht' means Zachte Specht, when there is only one.
  const [only, ...others] = mine.filter(({ state }) => state.bijnaam.toLowerCase().split(' ').includes(name));
  return only && others.length === 0 ? aboutCase(context, only) : null;
}
