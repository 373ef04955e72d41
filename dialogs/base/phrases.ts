import type { Texts } from '../../src/content/schema/texts.ts';
import { fill } from '../../src/content/template.ts';
import type { Phrases } from './types.ts';

export function phrasesOf(texts: Texts): Phrases {
  return {
    noAccess: texts['geen-toegang'],
    unknown: texts['kan-niet'],
    unreachable: texts.onbereikbaar,
    failed: (code) => fill(texts.storing, { code }),
  };
}
