import type { z } from 'zod';
import { QUESTION_TYPES } from '../questions/index.ts';
import type { KeuzeData } from '../questions/type.ts';
import type { Regio, VraagData } from '../schema/schema.ts';

/** The choices a question offers. Empty when its answer is typed, or when the region left its list empty. */
export function choiceList(vraag: VraagData, regio: z.output<typeof Regio>): readonly KeuzeData[] {
  const type = QUESTION_TYPES[vraag.soort];
  return type.answer === 'chosen' ? type.choices(vraag, regio) : [];
}

/** The values an answer may have and a condition may name. Null for a typed answer, or a list the region left empty. */
export function valuesOf(choices: readonly KeuzeData[]): readonly string[] | null {
  return choices.length > 0 ? choices.map((choice) => choice.waarde) : null;
}
