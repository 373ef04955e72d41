import { z } from 'zod';
import { Dag, herkomst, herkomstVanDeel, Id, JaNee, Keuze, LokaleRef, Voorwaarde, Zin, Zoekwoorden } from './parts.ts';

/** Schemas of the lists that routes refer to, and of a region. */

/** Where a coach can read a paragraph. */
const vindplaats = {
  url: z.url({ protocol: /^https$/, error: 'schrijf een webadres dat met https:// begint' }).optional(),
  pagina: z.number().int().positive().optional(),
};

export const Paragrafen = z.strictObject({
  document: Zin,
  toelichting: Zin,
  paragrafen: z.array(
    z.strictObject({
      nummer: z.string().regex(/^\d+\.\d+$/, { error: 'schrijf een nummer als "2.3"' }),
      onderwerp: Zin.meta({
        description: 'Waar de paragraaf over gaat, zoals de bron dat noemt. Niet de titel: die hebben we niet.',
      }),
      zoekwoorden: Zoekwoorden,
      stappen: z.array(LokaleRef).min(1),
      ...vindplaats,
      ...herkomst,
    }),
  ),
});

export const Begrippen = z.strictObject({
  begrippen: z.array(
    z.strictObject({
      id: Id,
      term: Zin,
      ook: z.array(Zin).optional().meta({ description: 'Andere woorden en afkortingen voor hetzelfde.' }),
      zoekwoorden: Zoekwoorden,
      betekenis: Zin,
      zie: z.array(Id).optional(),
      ...herkomst,
    }),
  ),
});

export const Uitkomsten = z.strictObject({
  uitkomsten: z.array(
    z.strictObject({
      id: Id,
      titel: Zin,
      tekst: Zin,
      'herhaal-na': Id.optional().meta({ description: 'Parameter: na hoeveel maanden deze route wordt herhaald.' }),
      'naar-regiostap': JaNee.optional().meta({
        description: 'ja: de casus gaat verder bij de stap die de regio aanwijst.',
      }),
      ...herkomst,
    }),
  ),
  afwijkredenen: z
    .array(
      z.strictObject({
        id: Id.refine((id) => id !== 'anders', { error: "'anders' kan altijd al; noem een reden anders" }),
        tekst: Zin,
        routes: z.array(Id).optional(),
        ...herkomst,
      }),
    )
    .min(1)
    .meta({ description: 'Waarom een coach van de route afwijkt; "anders" met tekst kan altijd.' }),
  werkprocessen: z
    .array(
      z.strictObject({
        id: Id,
        titel: Zin,
        als: Voorwaarde.optional().meta({ description: 'Voor welke casussen dit werkproces wordt voorgesteld.' }),
        leeftijdsgroepen: z
          .array(z.enum(['minderjarig', 'volwassen', 'uitgebreid', 'boven-grens']))
          .min(1)
          .optional()
          .meta({ description: 'Alleen voor deze leeftijdsgroepen voorgesteld, en dan vóór de andere.' }),
        regionaal: JaNee.optional().meta({
          description: 'ja: alleen waar een regio het heeft; zie `werkprocessen` in een regio.',
        }),
        redenen: z
          .array(
            z.strictObject({
              id: Id,
              tekst: Zin,
              uitleg: Zin.optional().meta({ description: 'Een noot bij een titel die je niet mag veranderen.' }),
              als: Voorwaarde.optional().meta({ description: 'Voor welke casussen deze reden wordt voorgesteld.' }),
              ...herkomstVanDeel,
            }),
          )
          .meta({ description: 'Leeg: de regio vult.' }),
        ...herkomst,
      }),
    )
    .min(1),
});

const ParameterWaarde = z.strictObject({
  waarde: z.string().trim().min(1),
  'geldig-vanaf': Dag,
  ...herkomst,
});

/** Values that change over time. `{id}` in any content text stands for the value on the peildatum of the run. */
export const Parameters = z.strictObject({
  parameters: z.array(
    z.strictObject({ id: Id, omschrijving: Zin, eenheid: Zin.optional(), waarden: z.array(ParameterWaarde).min(1) }),
  ),
});

export const Adviezen = z.strictObject({
  adviezen: z.array(
    z.strictObject({
      id: Id,
      titel: Zin,
      zoekwoorden: Zoekwoorden,
      tekst: Zin,
      soort: z.enum(['uitdaging', 'snel-resultaat', 'lange-adem', 'regiovoorbeeld', 'aandachtspunt', 'praktijk']),
      stappen: z.array(LokaleRef).optional(),
      ...herkomst,
    }),
  ),
});

/** Search words that do not belong to a single item. */
export const ZoekwoordenLijst = z.strictObject({
  elders: z
    .array(Zin)
    .meta({ description: 'Onderwerpen waar de inhoud niets over zegt: een vraag hierover krijgt geen antwoord.' }),
  'vraagt-naar': z.array(Zin).meta({
    description: 'Soorten vragen die geen bron beantwoordt, waar ze ook over gaan. … staat voor een paar woorden.',
  }),
  beleefd: z
    .array(Zin)
    .meta({ description: 'Groeten en bedankjes: aan het begin en het eind van een vraag tellen ze niet.' }),
  gevaar: z.array(Zin).meta({
    description: 'Woorden van gevaar: wat je dan doet, komt vóór al het andere. … staat voor een paar woorden.',
  }),
  engels: z.array(Zin).meta({ description: 'Gewone Engelse woorden, waaraan de bot een vraag in het Engels herkent.' }),
});

export const Bronnen = z.strictObject({
  bronnen: z.array(
    z.strictObject({
      id: Id,
      titel: Zin,
      kort: Zin,
      uitgever: Zin.optional(),
      adres: z
        .url({ protocol: /^https$/, error: 'schrijf een webadres dat met https:// begint' })
        .optional()
        .meta({ description: 'Waar het te lezen is.' }),
      nagekeken: Dag.optional().meta({
        description:
          'Wanneer iemand dit document voor het laatst naast de inhoud legde. Ouder dan een jaar: `check` noemt het.',
      }),
      verzonnen: JaNee.optional().meta({
        description: 'ja: geen document. Alleen voor een bestand dat dit als eigen bron heeft.',
      }),
    }),
  ),
});

export const Regio = z.strictObject({
  regio: Id,
  naam: Zin,
  gemeenten: z.array(Zin).min(1),
  registratiesysteem: Zin,
  kenmerk: z.strictObject({
    voorvoegsel: z.string().regex(/^[A-Z]{2,4}$/, { error: 'twee tot vier hoofdletters' }),
    patroon: z
      .string()
      .refine(isRegularExpression, { error: 'dit is geen geldige reguliere expressie' })
      .optional()
      .meta({ description: 'Reguliere expressie waaraan een kenmerk moet voldoen.' }),
    uitleg: Zin.optional().meta({ description: 'Hoe een kenmerk eruitziet, voor wie het fout intypt.' }),
  }),
  domeinen: z.array(Keuze),
  grondslagen: z.array(Keuze),
  'vervolgactie-naar': LokaleRef.meta({ description: 'De stap waar een vervolgactie uit de monitor verdergaat.' }),
  aangezet: z.array(Id).optional().meta({ description: 'De regiokeuzes van een route die in deze regio gelden.' }),
  paragrafen: z
    .array(z.strictObject({ nummer: z.string(), ...vindplaats }))
    .optional()
    .meta({ description: 'Waar een coach in deze regio een paragraaf van de routekaart leest.' }),
  werkprocessen: z
    .array(Id)
    .optional()
    .meta({ description: 'De regionale werkprocessen die deze regio heeft. Zonder: geen.' }),
  bewaartermijnen: z
    .array(
      z.strictObject({
        route: Id,
        maanden: z.int().min(0).max(600),
        ...herkomst,
        herkomst: z.literal('regio', { error: 'een bewaartermijn is van de regio; geen bron geeft er een' }),
      }),
    )
    .optional()
    .meta({
      description: 'Hoeveel maanden na het afsluiten een casus van een route wordt gewist. Zonder: nooit vanzelf.',
    }),
  parameters: z
    .array(z.strictObject({ id: Id, ...ParameterWaarde.shape }))
    .optional()
    .meta({ description: 'Waarden die in deze regio anders zijn.' }),
  afspraken: z
    .array(
      z.strictObject({
        id: Id,
        titel: Zin,
        zoekwoorden: Zoekwoorden,
        tekst: Zin,
        stappen: z.array(LokaleRef).optional(),
        ...herkomst,
      }),
    )
    .optional(),
  begrippen: Begrippen.shape.begrippen.optional(),
  afsluitredenen: z.array(z.strictObject({ werkproces: Id, id: Id, tekst: Zin, ...herkomstVanDeel })).optional(),
  ...herkomst,
});

function isRegularExpression(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}
