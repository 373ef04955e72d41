import { looksLikeKenmerk, wordsAsTyped } from '../../src/cases/domain/kenmerk.ts';
import type { Content } from '../../src/content/content.ts';

/** Whether a text has a bijnaam or a kenmerk in it. Never checks, so cannot reveal, whether there is such a case. */
export function namesCase(text: string, { texts, region }: Content): boolean {
  const { bijvoeglijk, dier } = texts.bijnamen;
  const words = wordsAsTyped(text);
  const isBijnaam = (one: string, at: number) =>
    bijvoeglijk.some((adjective) => adjective.toLowerCase() === one) &&
    dier.some((animal) => animal.toLowerCase() === words[at + 1]);
  const { prefix, pattern } = region.kenmerk;
  const ours = prefix.toLowerCase();
  const isKenmerk = (one: string, at: number) =>
    /\d{5}/.test(one) ||
    one.startsWith(`${ours}-`) ||
    (one.startsWith(ours) && /^\d/.test(one.slice(ours.length) || (words[at + 1] ?? ''))) ||
    (pattern !== null && looksLikeKenmerk(one.toUpperCase(), pattern));
  return words.some((one, at) => isBijnaam(one, at) || isKenmerk(one, at));
}
