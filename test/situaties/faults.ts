export type Mark = 'goed' | 'onvolledig' | 'fout' | 'zwijgt';

/** One part of a situation that is not as the sources say. */
export interface Fault {
  readonly mark: Exclude<Mark, 'goed'>;
  readonly what: string;
}

/** The words that should stand somewhere, and do not. */
export function unsaid(where: string, texts: readonly string[], words: string | readonly string[]): Fault[] {
  const all = texts.join(' ').toLowerCase();
  const missing = [words].flat().filter((word) => !all.includes(word.toLowerCase()));
  return missing.map((word) => ({ mark: 'onvolledig', what: `bij ${where} staat niet: ${word}` }));
}
