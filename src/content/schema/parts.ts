import { z } from 'zod';

/** The building blocks of all content schemas. */

export const Id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'een id bestaat uit kleine letters, cijfers en streepjes' })
  .meta({ description: 'Naam voor verwijzingen: kleine letters, cijfers en streepjes. Verander hem nooit.' });

/** A step or question in this route (`4`) or in another one (`verzuim-18plus/melding`). */
export const LokaleRef = z.string().regex(/^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*)?$/, {
  error: 'schrijf <id>, of <route>/<id> voor een andere route',
});

/** Matches a field that ended up inside a text because of wrong indentation. */
const SLIPPED = /(?:^|\s)(?:- )?(?:bron|herkomst|tekst|als|waarom|soort|informatie): /;

export const Zin = z
  .string()
  .trim()
  .min(1)
  .refine((text) => !SLIPPED.test(text), { error: 'hier staat een veld in de tekst; kijk naar het inspringen' });

const Bron = z
  .string()
  .regex(/^[a-z0-9-]+(, .+)?$/, { error: 'schrijf <document>, <plaats>, bijvoorbeeld: routekaart-schema, stap 3' })
  .meta({ description: 'Waar dit staat: <document uit bronnen.yaml>, <plaats>.' });

export const Herkomst = z
  .enum(['bron', 'afgeleid', 'regio'])
  .meta({ description: 'bron: staat zo in de bron; afgeleid: onze keuze of lezing; regio: vult de regio.' });

/** Coaches' own words for an item: searched, never shown. */
export const Zoekwoorden = z.array(Zin).optional().meta({
  description: 'Hoe een coach het in eigen woorden zoekt. Alleen om te vinden; niemand leest het.',
});

export const JaNee = z.enum(['ja', 'nee']);

/** A day as content writes it. */
export const Dag = z.iso.date({ error: 'schrijf een dag als 2024-01-01' });

/** Where a fact with a date stands; `check` compares it with today. */
const Stand = z
  .union([
    z.strictObject({ 'geldt-vanaf': Dag }),
    z.strictObject({ 'aangekondigd-voor': Dag }),
    z.strictObject({ 'aangekondigd-op': Dag }),
    z.strictObject({ 'voorbij-sinds': Dag }),
  ])
  .meta({
    description:
      'Bij een feit met een datum: geldt-vanaf, aangekondigd-voor (de dag waarop het zou ingaan), aangekondigd-op (geen dag genoemd) of voorbij-sinds.',
  });

/** Every item of content says where it comes from. */
export const herkomst = {
  bron: Bron,
  herkomst: Herkomst.optional(),
  'te-bevestigen': JaNee.optional(),
  stand: Stand.optional(),
};

/**
 * A part without a source of its own inherits that of the whole: a choice that of its question, an exit that of its
 * step, a reason that of its werkproces (or of its region).
 */
export const herkomstVanDeel = {
  ...herkomst,
  bron: Bron.optional().meta({ description: 'Weggelaten: de bron (en herkomst) van waar dit deel van is.' }),
};

/** A choice left to the region: an item may apply only where the region switched it on, or only where it did not. */
export const regiokeuze = {
  'alleen-bij': Id.optional().meta({ description: 'Een regiokeuze: dit telt alleen in een regio die hem aanzet.' }),
  'niet-bij': Id.optional().meta({ description: 'Een regiokeuze: dit telt alleen zolang de regio hem niet aanzet.' }),
};

export const Waarde = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'een waarde bestaat uit kleine letters, cijfers en streepjes' });

type VoorwaardeInvoer =
  | { vraag: string; is: string[] }
  | { alle: VoorwaardeInvoer[] }
  | { 'een-van': VoorwaardeInvoer[] }
  | { niet: VoorwaardeInvoer };

export const Voorwaarde: z.ZodType<VoorwaardeInvoer> = z
  .lazy(() =>
    z.union([
      z.strictObject({ vraag: LokaleRef, is: z.array(z.string()).min(1) }),
      z.strictObject({ alle: z.array(Voorwaarde).min(1) }),
      z.strictObject({ 'een-van': z.array(Voorwaarde).min(1) }),
      z.strictObject({ niet: Voorwaarde }),
    ]),
  )
  .meta({ id: 'Voorwaarde', description: 'vraag + is, alle, een-van of niet.' });

const EigenWaarde = Waarde.refine((waarde) => waarde !== 'onbekend', {
  error: "'onbekend' kan altijd al; noem een keuze anders",
});

export const Keuze = z.strictObject({
  waarde: EigenWaarde,
  tekst: Zin,
  uitleg: Zin.optional().meta({ description: 'Eén regel uitleg bij deze keuze.' }),
  'sluit-uit': JaNee.optional().meta({
    description: "ja: deze keuze gaat niet samen met een andere, zoals 'Geen van deze'. Alleen bij soort: meer.",
  }),
  ...herkomstVanDeel,
  heette: z.array(EigenWaarde).min(1).optional().meta({
    description: 'Hoe deze waarde eerder heette. Antwoorden van toen gaan hieronder verder.',
  }),
});

/** A choice of which no answer is kept. */
export const LosseKeuze = Keuze.omit({ heette: true, 'sluit-uit': true });
