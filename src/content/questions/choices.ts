import { z } from 'zod';
import { permits } from '../../route/resolve.ts';
import { ONBEKEND, type Question, type Value } from '../../route/types.ts';
import { herkomst, herkomstVanDeel, Id, Keuze, LosseKeuze, Voorwaarde, Waarde, Zin } from '../schema/parts.ts';
import type { KeuzeData, Listing, RegionLists } from './type.ts';

/** What all question types with choices share. */

export const listFields = {
  keuzes: z.array(Keuze).min(1).optional(),
  'keuzes-uit': z
    .enum(['domeinen', 'grondslagen'])
    .optional()
    .meta({ description: 'De regio vult deze keuzes. Vult ze niets, dan wordt het een open vraag.' }),
};

export const choiceFields = {
  'onbekend-telt-als': z.string().optional(),
  hulp: z
    .strictObject({
      vragen: z
        .array(z.strictObject({ id: Id, vraag: Zin, keuzes: z.array(LosseKeuze).min(2), ...herkomstVanDeel }))
        .min(1)
        .max(4),
      regels: z
        .array(z.strictObject({ als: Voorwaarde.optional(), voorstel: Waarde.optional(), uitleg: Zin, ...herkomst }))
        .min(1)
        .meta({ description: 'De eerste regel die past, geldt. Zonder voorstel: geen bron beslist dit.' }),
    })
    .optional()
    .meta({ description: 'Twijfel je? Een paar gewone vragen, en een voorstel met de bron. De coach kiest.' }),
};

/** The question's own choices, or the region's list. */
export function listed({ keuzes, 'keuzes-uit': from }: Listing, region: RegionLists): readonly KeuzeData[] {
  return from ? region[from] : (keuzes ?? []);
}

/** Reads chosen values; a card joins several with a comma. */
export function readChoice(input: string, question: Question): Value | null {
  const values = [...new Set(input.split(','))];
  // "Not known yet" beside a real choice adds nothing and is dropped.
  const known = values.length > 1 ? values.filter((value) => value !== ONBEKEND) : values;
  const value = question.several ? known : input;
  return permits(question, value) ? value : null;
}
