import { z } from 'zod';
import { KINDS, TYPE_FIELDS } from '../questions/index.ts';
import {
  Herkomst,
  herkomst,
  herkomstVanDeel,
  Id,
  JaNee,
  LokaleRef,
  regiokeuze,
  Voorwaarde,
  Zin,
  Zoekwoorden,
} from './parts.ts';

/** Schema of a route: its phases, its steps, and their questions. */

export const Vraag = z.strictObject({
  id: Id,
  vraag: Zin,
  kort: Zin.meta({ description: 'Hoe de vraag in een lijst heet, in een paar woorden zonder hoofdletter.' }),
  soort: z.enum(KINDS),
  ...TYPE_FIELDS,
  informatie: z.enum(['minimaal', 'interessant']),
  waarom: Zin.meta({ description: 'Waarom vraag je dit? Eén zin.' }),
  'herkomst-waarom': Herkomst.optional().meta({
    description:
      'afgeleid: de vraag staat in de bron, maar de reden erachter is van ons. Weggelaten: die van de vraag.',
  }),
  hint: Zin.optional().meta({ description: 'Wanneer de vraag geldt of wat je invult, in één korte zin.' }),
  als: Voorwaarde.optional().meta({ description: 'De vraag geldt alleen als dit waar is.' }),
  beschikbaar: z.enum(['groen', 'oranje', 'rood']).optional(),
  registratie: z.strictObject({ item: Zin, verwerker: Zin, toelichting: Zin.optional() }).optional().meta({
    description: 'Hoe het gegeven in de registratie heet, wie het levert of verwerkt, en wat daarbij te weten is.',
  }),
  heette: z.array(Id).min(1).optional().meta({
    description: 'Hoe deze vraag eerder heette, in deze route. Antwoorden van toen gaan hieronder verder.',
  }),
  ...regiokeuze,
  ...herkomst,
});

const Doel = z.union([
  z.strictObject({ stap: LokaleRef }),
  z
    .strictObject({ terug: LokaleRef })
    .meta({ description: 'Terug naar een eerdere stap; antwoorden blijven bewaard.' }),
  z.strictObject({ uitkomst: Id }),
]);

const SluitWerkproces = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*\/[a-z0-9][a-z0-9-]*$/, { error: 'schrijf <werkproces>/<reden>' })
  .optional()
  .meta({ description: 'Hier sluit dit werkproces, met deze reden: <werkproces>/<reden> uit uitkomsten.yaml.' });

const Uitgang = z.strictObject({
  als: Voorwaarde.optional(),
  naar: Doel,
  'sluit-werkproces': SluitWerkproces,
  ...herkomstVanDeel,
});

export const Stap = z.strictObject({
  id: Id,
  fase: Id,
  nummer: Zin.optional().meta({ description: 'Hoe de stap op een kaart heet, waar dat anders is dan zijn id.' }),
  titel: Zin,
  zoekwoorden: Zoekwoorden,
  doen: Zin.meta({ description: 'Wat je doet, in één of twee zinnen.' }),
  'doen-als': z
    .array(z.strictObject({ als: Voorwaarde, doen: Zin, ...herkomstVanDeel }))
    .optional()
    .meta({ description: 'Een andere tekst voor wie langs een ander pad kwam. De eerste die waar is, geldt.' }),
  punten: z
    .array(z.strictObject({ titel: Zin, tekst: Zin, ...herkomst }))
    .optional()
    .meta({ description: 'De punten die in deze stap aan bod komen.' }),
  'let-op': z.array(z.strictObject({ tekst: Zin, als: Voorwaarde.optional(), ...regiokeuze, ...herkomst })).optional(),
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
    .array(
      z.strictObject({
        als: Voorwaarde.optional(),
        route: Id,
        knop: Zin,
        tekst: Zin,
        'sluit-werkproces': SluitWerkproces,
        ...herkomst,
      }),
    )
    .optional()
    .meta({ description: 'Een andere route die hier wordt aangeboden, als nieuwe ronde van dezelfde casus.' }),
  vragen: z.array(Vraag).max(12, { error: 'hooguit twaalf vragen per stap' }),
  verder: z.array(Uitgang).min(1).optional().meta({ description: 'Waar je heen gaat. Weggelaten: de volgende stap.' }),
  ...herkomst,
});

export const Route = z.strictObject({
  route: Id,
  titel: Zin,
  fasen: z.array(z.strictObject({ id: Id, titel: Zin, ...herkomstVanDeel })).min(1),
  begin: JaNee.optional().meta({
    description: 'nee: een casus begint hier niet; hij komt er vanuit een andere route.',
  }),
  rol: z.enum(['leerplicht']).optional().meta({ description: 'Alleen wie deze rol heeft, start hier een casus.' }),
  regiokeuzes: z
    .array(z.strictObject({ id: Id, tekst: Zin, ...herkomst }))
    .optional()
    .meta({ description: 'Wat een regio kan aanzetten; zonder dat geldt het niet. Zie `aangezet` in een regio.' }),
  tegenspraken: z
    .array(z.strictObject({ als: Voorwaarde, tekst: Zin, ...herkomst }))
    .optional()
    .meta({ description: 'Antwoorden die elkaar tegenspreken; de bot wijst erop, de coach beslist.' }),
  'heropen-bij': LokaleRef.optional().meta({ description: 'Bij welke stap je een afgesloten casus weer oppakt.' }),
  stappen: z.array(Stap).min(1),
  ...herkomst,
});

export type VraagData = z.output<typeof Vraag>;
export type StapData = z.output<typeof Stap>;
