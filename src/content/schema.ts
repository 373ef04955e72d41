import { z } from 'zod';
import { Teksten } from './texts.ts';

/**
 * What may stand in each YAML file. The names are Dutch because the people who edit the content are; the types of the
 * content and the JSON Schema an editor completes from both follow from these schemas.
 */

const Id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'een id bestaat uit kleine letters, cijfers en streepjes' })
  .meta({ description: 'Naam voor verwijzingen: kleine letters, cijfers en streepjes. Verander hem nooit.' });

/** A step or question in this route (`4`) or in another one (`verzuim-18plus/melding`). */
const LokaleRef = z.string().regex(/^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*)?$/, {
  error: 'schrijf <id>, of <route>/<id> voor een andere route',
});

const Zin = z.string().trim().min(1);

const Bron = z
  .string()
  .regex(/^[a-z0-9-]+(, .+)?$/, { error: 'schrijf <document>, <plaats>, bijvoorbeeld: routekaart-schema, stap 3' })
  .meta({ description: 'Waar dit staat: <document uit bronnen.yaml>, <plaats>.' });

const Herkomst = z
  .enum(['bron', 'afgeleid', 'regio'])
  .meta({ description: 'bron: staat zo in de bron; afgeleid: onze keuze of lezing; regio: vult de regio.' });

const JaNee = z.enum(['ja', 'nee']);

/** Every item of content says where it comes from. */
const herkomst = { bron: Bron, herkomst: Herkomst.optional(), 'te-bevestigen': JaNee.optional() };

const Waarde = z
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

export const Keuze = z.strictObject({
  waarde: Waarde.refine((waarde) => waarde !== 'onbekend', {
    error: "'onbekend' kan altijd al; noem een keuze anders",
  }),
  tekst: Zin,
  uitleg: Zin.optional().meta({ description: 'Eén regel uitleg bij deze keuze.' }),
  bron: Bron.optional(),
  herkomst: Herkomst.optional(),
});

/** What the buttons of a card send along under these names; an answer would overwrite it. */
const RESERVED = ['case', 'step', 'revision', 'verb', 'waits'];

export const Vraag = z.strictObject({
  id: Id.refine((id) => !RESERVED.includes(id), { error: `deze namen zijn bezet: ${RESERVED.join(', ')}` }),
  vraag: Zin,
  kort: Zin.meta({ description: 'Hoe de vraag in een lijst heet, in een paar woorden zonder hoofdletter.' }),
  soort: z.enum(['keuze', 'meer', 'ja-nee', 'datum', 'tekst', 'getal']),
  keuzes: z.array(Keuze).min(1).optional(),
  'keuzes-uit': z
    .enum(['domeinen', 'grondslagen'])
    .optional()
    .meta({ description: 'De regio vult deze keuzes. Vult ze niets, dan wordt het een open vraag.' }),
  informatie: z.enum(['minimaal', 'interessant']),
  waarom: Zin.meta({ description: 'Waarom vraag je dit? Eén zin.' }),
  hint: Zin.optional().meta({ description: 'Wanneer de vraag geldt of wat je invult, in één korte zin.' }),
  als: Voorwaarde.optional().meta({ description: 'De vraag geldt alleen als dit waar is.' }),
  beschikbaar: z.enum(['groen', 'oranje', 'rood']).optional(),
  'onbekend-telt-als': z.string().optional(),
  voorstel: z.enum(['vandaag']).optional().meta({ description: 'Wat er vast is ingevuld.' }),
  registratie: z.strictObject({ item: Zin, verwerker: Zin, toelichting: Zin.optional() }).optional().meta({
    description: 'Hoe het gegeven in de registratie heet, wie het levert of verwerkt, en wat daarbij te weten is.',
  }),
  hulp: z
    .strictObject({
      vragen: z
        .array(z.strictObject({ id: Id, vraag: Zin, keuzes: z.array(Keuze).min(2) }))
        .min(1)
        .max(4),
      regels: z
        .array(z.strictObject({ als: Voorwaarde.optional(), voorstel: Waarde.optional(), uitleg: Zin, ...herkomst }))
        .min(1)
        .meta({ description: 'De eerste regel die past, geldt. Zonder voorstel: geen bron beslist dit.' }),
    })
    .optional()
    .meta({ description: 'Twijfel je? Een paar gewone vragen, en een voorstel met de bron. De coach kiest.' }),
  organisatie: JaNee.optional().meta({
    description: 'ja: hier mag een e-mailadres of telefoonnummer van een organisatie.',
  }),
  ...herkomst,
});

const Doel = z.union([
  z.strictObject({ stap: LokaleRef }),
  z
    .strictObject({ terug: LokaleRef })
    .meta({ description: 'Terug naar een eerdere stap; antwoorden blijven bewaard.' }),
  z.strictObject({ uitkomst: Id }),
]);

const Uitgang = z.strictObject({ als: Voorwaarde.optional(), naar: Doel });

export const Stap = z.strictObject({
  id: Id,
  fase: Id,
  titel: Zin,
  doen: Zin.meta({ description: 'Wat je doet, in één of twee zinnen.' }),
  'doen-als': z
    .array(z.strictObject({ als: Voorwaarde, doen: Zin }))
    .optional()
    .meta({ description: 'Een andere tekst voor wie langs een ander pad kwam. De eerste die waar is, geldt.' }),
  punten: z
    .array(z.strictObject({ titel: Zin, tekst: Zin, ...herkomst }))
    .optional()
    .meta({ description: 'De punten die in deze stap aan bod komen.' }),
  'let-op': z.array(z.strictObject({ tekst: Zin, als: Voorwaarde.optional(), ...herkomst })).optional(),
  begrippen: z.array(Id).optional().meta({ description: 'Begrippen die op de kaart open kunnen.' }),
  duurt: z.enum(['weken']).optional().meta({ description: 'Deze stap loopt weken; de hoofdknop is dan "Loopt nog".' }),
  'reden-bij-open': JaNee.optional().meta({
    description: 'ja: verdergaan met minimale informatie open vraagt een reden.',
  }),
  'sluit-melding': JaNee.optional().meta({ description: 'ja: na deze stap sluit je de melding af.' }),
  afwijken: z
    .array(z.strictObject({ als: Voorwaarde.optional(), naar: LokaleRef, knop: Zin, ...herkomst }))
    .optional()
    .meta({ description: 'Gebruikelijke afwijkingen met een eigen knop, zoals "Toch begeleiden".' }),
  aanbod: z
    .array(z.strictObject({ als: Voorwaarde.optional(), route: Id, knop: Zin, tekst: Zin, ...herkomst }))
    .optional()
    .meta({ description: 'Een andere route die hier wordt aangeboden, als nieuwe ronde van dezelfde casus.' }),
  vragen: z.array(Vraag).max(12, { error: 'hooguit twaalf vragen per stap' }),
  verder: z.array(Uitgang).min(1).optional().meta({ description: 'Waar je heen gaat. Weggelaten: de volgende stap.' }),
  ...herkomst,
});

export const Route = z.strictObject({
  route: Id,
  titel: Zin,
  fasen: z.array(z.strictObject({ id: Id, titel: Zin })).min(1),
  begin: JaNee.optional().meta({
    description: 'nee: een casus begint hier niet; hij komt er vanuit een andere route.',
  }),
  rol: z.enum(['leerplicht']).optional().meta({ description: 'Alleen wie deze rol heeft, start hier een casus.' }),
  tegenspraken: z
    .array(z.strictObject({ als: Voorwaarde, tekst: Zin, ...herkomst }))
    .optional()
    .meta({ description: 'Antwoorden die elkaar tegenspreken; de bot wijst erop, de coach beslist.' }),
  'heropen-bij': LokaleRef.optional().meta({ description: 'Bij welke stap je een afgesloten casus weer oppakt.' }),
  stappen: z.array(Stap).min(1),
  ...herkomst,
});

export const Paragrafen = z.strictObject({
  document: Zin,
  toelichting: Zin,
  paragrafen: z.array(
    z.strictObject({
      nummer: z.string().regex(/^\d+\.\d+$/),
      onderwerp: Zin.meta({
        description: 'Waar de paragraaf over gaat, zoals de bron dat noemt. Niet de titel: die hebben we niet.',
      }),
      stappen: z.array(LokaleRef).min(1),
      url: z.url({ protocol: /^https$/ }).optional(),
      pagina: z.number().int().positive().optional(),
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
    .array(z.strictObject({ id: Id, tekst: Zin, routes: z.array(Id).optional(), ...herkomst }))
    .min(1)
    .meta({ description: 'Waarom een coach van de route afwijkt; "anders" met tekst kan altijd.' }),
  werkprocessen: z.array(
    z.strictObject({
      id: Id,
      titel: Zin,
      als: Voorwaarde.optional().meta({ description: 'Voor welke casussen dit werkproces wordt voorgesteld.' }),
      redenen: z.array(z.strictObject({ id: Id, tekst: Zin })).meta({ description: 'Leeg: de regio vult.' }),
      ...herkomst,
    }),
  ),
});

const ParameterWaarde = z.strictObject({
  waarde: z.string().trim().min(1),
  'geldig-vanaf': z.iso.date({ error: 'schrijf een dag als 2024-01-01' }),
  ...herkomst,
});

/** Values that change over time. In any text of the content `{id}` stands for the value on the day of the case. */
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
      tekst: Zin,
      soort: z.enum(['uitdaging', 'snel-resultaat', 'lange-adem', 'regiovoorbeeld', 'aandachtspunt', 'praktijk']),
      stappen: z.array(LokaleRef).optional(),
      ...herkomst,
    }),
  ),
});

export const Bronnen = z.strictObject({
  bronnen: z.array(z.strictObject({ id: Id, titel: Zin, kort: Zin })),
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
  parameters: z
    .array(z.strictObject({ id: Id, ...ParameterWaarde.shape }))
    .optional()
    .meta({ description: 'Waarden die in deze regio anders zijn.' }),
  afspraken: z
    .array(z.strictObject({ id: Id, titel: Zin, tekst: Zin, stappen: z.array(LokaleRef).optional(), ...herkomst }))
    .optional(),
  begrippen: Begrippen.shape.begrippen.optional(),
  afsluitredenen: z.array(z.strictObject({ werkproces: Id, id: Id, tekst: Zin })).optional(),
  ...herkomst,
});

/** Each kind of content file: where it stands, and what may stand in it. */
export const FILES = {
  bronnen: { path: 'bronnen.yaml', schema: Bronnen },
  paragrafen: { path: 'paragrafen.yaml', schema: Paragrafen },
  begrippen: { path: 'begrippen.yaml', schema: Begrippen },
  parameters: { path: 'parameters.yaml', schema: Parameters },
  adviezen: { path: 'adviezen.yaml', schema: Adviezen },
  uitkomsten: { path: 'uitkomsten.yaml', schema: Uitkomsten },
  teksten: { path: 'teksten.yaml', schema: Teksten },
} as const;

export const FOLDERS = {
  route: { path: 'routes', schema: Route },
  regio: { path: 'regio', schema: Regio },
} as const;

function isRegularExpression(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}
