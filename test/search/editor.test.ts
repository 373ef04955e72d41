import { expect, test } from 'vitest';
import { buildSearch } from '../../src/search/search.ts';
import { copyContent } from '../support/content.ts';

/** What an editor does in ten minutes: a new subject with fifteen sentences, found by fifteen others. */

const TERM = `
  - id: praktijkverklaring
    term: Praktijkverklaring
    betekenis: Een verzonnen begrip voor deze test.
    bron: routekaart-schema, stap 3
    herkomst: afgeleid
`;

const LEARNED = [
  'wat is een praktijkverklaring',
  'krijgt hij een praktijkverklaring van het leerbedrijf',
  'praktijkverklaring zonder diploma, kan dat',
  'hoe vraag ik een praktijkverklaring aan voor een jongere',
  'bewijs van wat je op de werkvloer hebt geleerd',
  'geen diploma maar wel een papier van wat hij in de praktijk kan',
  'verklaring van het leerbedrijf over zijn vaardigheden',
  'wie tekent de praktijkverklaring',
  'is een praktijkverklaring iets waard bij een werkgever',
  'het leerbedrijf wil opschrijven wat ze geleerd heeft, hoe heet dat papier',
  'praktijkleren met een verklaring aan het eind',
  'sbb en de praktijkverklaring',
  'mbo-verklaring voor praktijkleren',
  'hij leert alleen op de werkvloer en wil daar een bewijs van',
  'wat staat er in een praktijkverklaring',
];

const ASKED = [
  'praktijkverklaring',
  'wat betekent praktijkverklaring',
  'praktijkverklaaring aanvragen',
  'mijn jongere heeft geen diploma, kan het leerbedrijf een praktijkverklaring geven',
  'ondertekent de werkgever de praktijkverklaring',
  'hoeveel is zo een praktijkverklaring waard',
  'een papier van het leerbedrijf over wat hij kan',
  'kan sbb een praktijkverklaring afgeven',
  'praktijkleren, welk bewijs krijg je daarvan',
  'bewijs van geleerde vaardigheden op de werkvloer',
  'wat schrijft het leerbedrijf op in de verklaring',
  'mbo verklaring praktijkleren',
  'waar vraag je een praktijkverklaring aan',
  'verklaring van wat ze in de praktijk heeft geleerd',
  'goedemorgen, heeft iemand ervaring met de praktijkverklaring? groetjes',
];

/** One of them has a word that the bot knows of what is not ours. */
test('a new subject with fifteen sentences is found by fourteen of fifteen others', () => {
  const copy = copyContent();
  copy.edit('begrippen.yaml', 'begrippen:\n', `begrippen:${TERM}`);
  const sentences = LEARNED.map((text) => `  - ${text}\n`).join('');
  copy.write('voorbeeldvragen/nieuw.yaml', `begrip:praktijkverklaring:\n${sentences}`);
  const search = buildSearch(copy.load());
  const found = ASKED.filter((question) => search.find(question)[0]?.ref === 'begrip:praktijkverklaring');
  expect(found.length).toBeGreaterThanOrEqual(14);
});
