import type { z } from 'zod';
import type { Choice, Source } from '../content.ts';
import type { Place } from '../read/place.ts';
import type { Keuze } from '../schema/schema.ts';
import type { Names } from './names.ts';

/** A choice of a question, with the source of the question unless it names its own. */
export function compileChoice(keuze: z.output<typeof Keuze>, whole: Source, at: Place, names: Names): Choice {
  const { waarde, tekst, uitleg } = keuze;
  return {
    value: waarde,
    label: tekst,
    explanation: uitleg ?? null,
    excludesOthers: keuze['sluit-uit'] === 'ja',
    source: names.partSource(keuze, whole, at),
  };
}
