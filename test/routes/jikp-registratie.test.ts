import { describe, expect, it } from 'vitest';
import type { QuestionContent } from '../../src/content/content.ts';
import type { Test } from '../../src/route/types.ts';
import { realContent } from '../support/content.ts';
import { rows } from './walking.ts';

/**
 * The table of the JIKP-monitor (domein.md §4): item, who delivers it, values, minimum or interesting, whether the
 * Doorstroompunt may have it (groen = ja, oranje = in part, rood = nee), and when it applies. `-`: not in the source.
 */
const GEGEVENS = `
start | identiteit | BSN | BRP | ja-nee | M | groen | altijd
start | jikp | JIKP | DUO | ja-nee | M | groen | altijd
start | afkomstig-uit | - | - | Voortgezet speciaal onderwijs (vso) · Praktijkonderwijs · Vmbo, basisberoepsgerichte leerweg · Leerwerktraject · Entreeopleiding · Anders, en nu naar entree | I | groen | altijd
start | uitstroomprofiel-vso | Uitstroomprofiel vso | DUO | Onderwijs · Arbeid · Dagbesteding · Nvt | M | groen | altijd
start | uitstroomprofiel-pro | Uitstroomprofiel Praktijkonderwijs | niet te lezen in de bron | Onderwijs · Arbeid · Dagbesteding | M | rood | afkomstig-uit: praktijkonderwijs
0 | heeft-bsn | BSN | BRP | ja-nee | M | groen | altijd
0 | in-regio | Adres | BRP | ja-nee | M | groen | altijd
0 | ouder-dan-22 | Geboortedatum | DUO | ja-nee | M | groen | altijd
0 | overleden | - | - | ja-nee | M | groen | altijd
1 | startkwalificatie | Startkwalificatie | Register Onderwijs Deelnemers (DUO) | ja-nee | M | groen | altijd
1 | datum-startkwalificatie | Datum startkwalificatie | Register Onderwijs Deelnemers (DUO) | datum | I | rood | startkwalificatie: ja
1 | niveau-startkwalificatie | Onderwijsniveau | Register Onderwijs Deelnemers (DUO) | tekst | I | rood | startkwalificatie: ja
2 | schoolinschrijving | Schoolinschrijving | Register Onderwijs Deelnemers (DUO) | ja-nee | M | groen | altijd
2 | verzuimmelding | Verzuimmelding | Register Onderwijs Deelnemers (DUO) | ja-nee | I | oranje | schoolinschrijving: ja
2 | brin-nummer | BRIN-nummer | Register Onderwijs Deelnemers (DUO) | tekst | M | groen | schoolinschrijving: ja
2 | locatie-school | Locatie van de school | Register Onderwijs Deelnemers (DUO) | tekst | M | groen | schoolinschrijving: ja
2 | type-opleiding | Type opleiding | Register Onderwijs Deelnemers (DUO) | tekst | I | groen | schoolinschrijving: ja
2 | onderwijsniveau | Onderwijsniveau | Register Onderwijs Deelnemers (DUO) | tekst | I | groen | schoolinschrijving: ja
3 | prio | Ontvangt inkomen uit werk incl. hoogte inkomen/aantal uren werk per week | Inlichtingenbureau, BKWI | PRIO 1 · PRIO 2 · PRIO 3 · PRIO 4 · PRIO 5 | M | groen | altijd
3 | type-uitkering | Type uitkering | Inlichtingenbureau, BKWI | Ziektewet · Wajong · WW · Participatiewet · Overig | M | groen | prio: 4, 5
3 | doelgroepenregister | Inschrijving in het doelgroepenregister | Inlichtingenbureau | ja-nee | M | groen | altijd
3 | kvk | Inschrijving KvK | Kamer van Koophandel | ja-nee | M | rood | altijd
3 | uren-per-week | Ontvangt inkomen uit werk incl. hoogte inkomen/aantal uren werk per week | Inlichtingenbureau, BKWI | getal | I | groen | prio: 2, 3, 4
3 | duur-contract | Duur van totale contract | niet genoemd in de bron | getal | M | rood | prio: 2, 3, 4
3 | datum-doelgroepenregister | Datum inschrijving | Inlichtingenbureau, BKWI | datum | I | rood | doelgroepenregister: ja
3 | werkgever | Naam werkgever | Inlichtingenbureau | tekst | I | groen | prio: 2, 3, 4
3a | ander-inkomen | Bijvoorbeeld ZZP | Bijvoorbeeld bij Kamer van Koophandel | ja-nee, onbekend telt als nee | M | rood | altijd
4 | dagbesteding | Dagbesteding | Lokaal WMO/jeugd of CIZ | ja-nee, onbekend telt als nee | M | rood | altijd
4 | indicatie-start | Start- en einddatum indicatie dagbesteding | Lokaal WMO/jeugd of CIZ | datum | M | rood | altijd
4 | indicatie-eind | Start- en einddatum indicatie dagbesteding | Lokaal WMO/jeugd of CIZ | datum | M | rood | altijd
4 | type-dagbesteding | Type dagbesteding | Lokaal WMO/jeugd of CIZ | Arbeidsmatige dagbesteding · Reguliere dagbesteding · Educatieve dagbesteding | M | rood | dagbesteding: ja
4 | duur-dagbesteding | Duur dagbesteding | Lokaal WMO/jeugd of CIZ | getal | I | rood | dagbesteding: ja
4 | locatie-dagbesteding | Locatie dagbesteding | Lokaal WMO/jeugd of CIZ | tekst | I | rood | dagbesteding: ja
5 | in-beeld | - | - | ja-nee, onbekend telt als nee | M | groen | altijd
5 | situatie | Situatie van de jongere | Eigen administratie | Hulpverlening/Opvangvoorziening/Zorg · Ziekte · Zwanger/moeder · Verblijf in het buitenland · Alternatief traject · Niet willen/geen afspraken mee te maken · Geen van deze | M | rood | altijd
5 | situatie-detentie-verhuisd | Situatie van de jongere | Eigen administratie | In detentie · Verhuisd buiten de regio · Geen van beide | M | groen | altijd
5 | contact | Contact | Doorstroomconsulent | ja-nee | M | groen | altijd
5 | laatste-contact | Laatste contact + afspraken | Doorstroomconsulent | datum | M | groen | contact: ja
5 | afspraken | Laatste contact + afspraken | Doorstroomconsulent | tekst | M | groen | contact: ja
5 | instanties | Instanties | niet genoemd in de bron | tekst | M | rood | altijd`;

const questions = (): readonly QuestionContent[] =>
  (realContent().routes.get('jikp')?.steps ?? []).flatMap((step) => step.questions);

function row(question: QuestionContent): string {
  const { ref, id, kind, choices, options, unknownAs, registration, minimum, available, when } = question;
  const step = realContent().askedAt.get(ref)?.replace('jikp/', '');
  const values = kind === 'ja-nee' || !options ? kind : choices.map((choice) => choice.label).join(' · ');
  const unknown = unknownAs ? `, onbekend telt als ${unknownAs}` : '';
  const { item, processor } = registration ?? { item: '-', processor: '-' };
  return [step, id, item, processor, `${values}${unknown}`, minimum ? 'M' : 'I', available, counts(when)].join(' | ');
}

function counts(when: Test | undefined): string {
  if (!when) return 'altijd';
  return 'vraag' in when ? `${when.vraag.replace('jikp/', '')}: ${when.is.join(', ')}` : JSON.stringify(when);
}

describe('what the monitor registers', () => {
  it('matches the table in the source', () => {
    expect(questions().map(row)).toEqual(rows(GEGEVENS));
  });

  it('says in a note which values the source gives as codes or months', () => {
    const notes = questions().flatMap(({ id, registration }) =>
      registration?.note ? [`${id}: ${registration.note}`] : [],
    );
    expect(notes).toEqual(
      [
        'identiteit: Het nummer zelf staat in je registratiesysteem, nooit in de bot.',
        'in-regio: Het adres zelf staat in je registratiesysteem, nooit in de bot.',
        'niveau-startkwalificatie: Waarden: BRIN-nummer, ILT-code (VO), CREBO-code (MBO).',
        "verzuimmelding: Niet voor alle Doorstroomregio's beschikbaar.",
        'locatie-school: De locatie wordt niet altijd ingevuld. Op termijn wordt dit de RIO-code.',
        'type-opleiding: Waarden: BRIN-nummer, ILT-code (VO), CREBO-code (MBO).',
        'onderwijsniveau: Waarden: BRIN-nummer, ILT-code (VO), CREBO-code (MBO).',
        'doelgroepenregister: Alleen beschikbaar in vsv 2.0 van het Inlichtingenbureau.',
        'duur-contract: Waarde: duur in maanden.',
        'werkgever: Alleen de naam van de werkgever, niet de locatie.',
        'afspraken: Een vrij veld voor afspraken.',
        'duur-dagbesteding: Waarde: duur in maanden.',
        'locatie-dagbesteding: Waarde: adres.',
        'instanties: De bron noemt naam en contactgegevens. De bot bewaart alleen de naam.',
      ].sort((a, b) => order(a) - order(b)),
    );
  });

  it('never includes a BSN: identity and BSN are yes or no', () => {
    const bsn = questions().filter((one) => one.registration?.item === 'BSN');
    expect(bsn.map(({ id, kind }) => `${id}: ${kind}`)).toEqual(['identiteit: ja-nee', 'heeft-bsn: ja-nee']);
  });

  it('includes an organisation by name only, never with contact details', () => {
    expect(questions().filter((one) => one.organisation)).toEqual([]);
    expect(questions().find((one) => one.id === 'instanties')?.hint).toBe(
      'Alleen de naam van de instantie, geen contactgegevens.',
    );
  });
});

function order(line: string): number {
  return questions().findIndex((one) => line.startsWith(`${one.id}: `));
}
