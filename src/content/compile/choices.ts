import type { z } from 'zod';
import type { Keuze, Regio, Vraag } from '../schema/schema.ts';

type KeuzeData = z.output<typeof Keuze>;
type VraagData = z.output<typeof Vraag>;

const JA_NEE: readonly KeuzeData[] = [
  { waarde: 'ja', tekst: 'Ja' },
  { waarde: 'nee', tekst: 'Nee' },
];

/** The choices a question offers: yes and no, the region's, or its own. */
export function choiceList(vraag: VraagData, regio: z.output<typeof Regio>): readonly KeuzeData[] {
  if (vraag.soort === 'ja-nee') return JA_NEE;
  const from = vraag['keuzes-uit'];
  return from ? regio[from] : (vraag.keuzes ?? []);
}

export function isChoice(vraag: VraagData): boolean {
  return vraag.soort === 'keuze' || vraag.soort === 'meer' || vraag.soort === 'ja-nee';
}

/** The values an answer may have and a condition may name; null for what is typed freely, as a list no one filled is. */
export function valuesOf(vraag: VraagData, choices: readonly KeuzeData[]): readonly string[] | null {
  return isChoice(vraag) && choices.length > 0 ? choices.map((choice) => choice.waarde) : null;
}
