import { describe, expect, test } from 'vitest';
import { best, content, refs, search } from './search.ts';

/** What a coach types, and what answers it. */

describe('a thing named outright goes before all searching', () => {
  test.each([
    ['stap 7', 'stap:routekaart/7'],
    ['Stap 12?', 'stap:routekaart/12'],
    ['wat moet ik doen bij stap 4', 'stap:routekaart/4'],
    ['stap8', 'stap:routekaart/8'],
    ['stap negen', 'stap:routekaart/9'],
    ['de tweede stap', 'stap:routekaart/2'],
    ['3e stap', 'stap:routekaart/3'],
    ['stap 3a monitor', 'stap:jikp/3a'],
    ['3a', 'stap:jikp/3a'],
    ['start monitor', 'stap:jikp/start'],
    ['mas a5', 'stap:mas/a5'],
    ['mas stap 9', 'stap:mas/9'],
    ['B7', 'stap:mas/b7'],
    ['stap 4 verzuim 18+', 'stap:verzuim-18plus/keuze'],
    ['verzuim 18 plus stap 1', 'stap:verzuim-18plus/melding'],
    ['fase 3', 'fase:routekaart/3'],
    ['fase 2 van de mas', 'fase:mas/2'],
    ['§ 1.2', 'paragraaf:1.2'],
    ['par 3.1', 'paragraaf:3.1'],
    ['paragraaf 5,2', 'paragraaf:5.2'],
    ['2.4', 'paragraaf:2.4'],
    ['welke paragraaf gaat over signaleren', 'paragraaf:1.1'],
    ['par over evalueren', 'paragraaf:5.2'],
  ])('%s', (question, ref) => {
    expect(best(question)).toBe(ref);
  });

  test('a number that several routes have, is that of the routekaart first', () => {
    expect(refs('stap 3')).toEqual(['stap:routekaart/3', 'stap:jikp/3', 'stap:mas/3', 'stap:verzuim-18plus/gesprek']);
  });

  test('both halves of the MAS have a step 5', () => {
    expect(refs('mas stap 5')).toEqual(['stap:mas/a5', 'stap:mas/b5']);
  });

  test.each([
    'ze wordt 18, blijft leerplicht het doen',
    'wordt 18, gaat het naar het doorstroompunt',
    'hij is 12 en is al bij leerplicht',
  ])('an age beside the name of a route is no step: %s', (question) => {
    expect(search.explain(question).outcome).not.toBe('named');
  });

  test('a paragraph the routekaart never names is not guessed at', () => {
    expect(refs('§ 9.9')).toEqual([]);
  });
});

describe('a word is found in any form', () => {
  test.each([
    ['typos', 'wat is een strtkwalificatie ook alweer', 'begrip:startkwalificatie'],
    ['typos', 'doorstrompunt', 'begrip:doorstroompunt'],
    ['typos', 'zelfredzaamheidsmartix', 'begrip:zelfredzaamheidsmatrix'],
    ['letters left out', 'zelfredzmatrix', 'begrip:zelfredzaamheidsmatrix'],
    ['half a word', 'startkwal', 'begrip:startkwalificatie'],
    ['half a word', 'kwalificatiepl', 'begrip:kwalificatieplichtig'],
    ['a verb in two', 'hoe sluit ik een melding af', 'stap:routekaart/11'],
    ['a verb with te', 'de melding af te sluiten', 'stap:routekaart/11'],
    ['a compound in two', 'groen pluk', 'begrip:groenpluk'],
    ['a compound in two', 'toestemmings verklaring', 'begrip:toestemmingsverklaring'],
    ['a compound in two, cut off', 'kwalificatie plicht', 'begrip:kwalificatieplichtig'],
    ['a compound in two, mistyped', 'inlichtingen buro', 'begrip:inlichtingenbureau'],
    ['hyphens left out', 'oudvsver', 'begrip:oud-vsv-er'],
    ['two words in one', 'casusregie', 'begrip:casusregie'],
    ['accents', 'casuïstiek evalueren', 'paragraaf:5.2'],
    ['apostrophes', "oud-vsv'er", 'begrip:oud-vsv-er'],
    ['capitals', 'LUXEVERZUIM', 'begrip:luxeverzuim'],
    ['a compound cut off', 'signaleringsinst', 'begrip:signaleringsinstrument'],
    ['a compound cut off', 'zelfredzaamheidsm', 'begrip:zelfredzaamheidsmatrix'],
    ['a synonym glued', 'dropout', 'begrip:vsv-er'],
    ['words that say little by themselves', 'pas toe of leg uit', 'begrip:pas-toe-of-leg-uit'],
  ])('%s: %s', (_, question, ref) => {
    expect(best(question)).toBe(ref);
  });

  test('a compound and its parts find the same first', () => {
    expect(best('verzuimmelding')).toBe(best('melding van verzuim'));
  });
});

describe('a question that also says what is not known here', () => {
  test.each([
    ['fits well', 'dreigt van school gegooid te worden', 'begrip:dreigend-vsv-er'],
    [
      'is a whole sentence',
      'hoe vind ik kinderen die na de zomer nergens op school staan',
      'afspraak:roermond/zomeronderzoek',
    ],
    ['asks for an abbreviation', 'waarvoor staat de afkorting MAS', 'begrip:mas'],
  ])('%s: %s', (_, question, ref) => {
    expect(best(question)).toBe(ref);
  });

  test.each(['wat is 12 keer 13', 'vog aanvragen', 'hoe werkt een warmtepomp thuis bij een leerling en zijn ouders'])(
    'is still refused when it is about something else: %s',
    (question) => {
      expect(refs(question)).toEqual([]);
    },
  );
});

describe('an abbreviation is a name like any other', () => {
  test.each([
    ['sk', ['begrip:startkwalificatie']],
    ['pva', ['stap:routekaart/8', 'begrip:plan-van-aanpak']],
    ['zrm', ['begrip:zelfredzaamheidsmatrix']],
    ['dsp', ['begrip:doorstroompunt']],
    ['rmc', ['begrip:rmc']],
    ['vsv', ['begrip:vsv-er']],
    ['jikp', ['begrip:jikp']],
    ['pv', ['begrip:proces-verbaal', 'stap:mas/b7']],
    ['lpa onderzoek', ['stap:mas/a5']],
    ['ots', ['begrip:proces-verbaal', 'stap:mas/a7']],
    ['bsn', ['stap:jikp/0']],
    ['avg', ['stap:routekaart/6']],
  ])('%s', (question, right) => {
    expect(right).toContain(best(question));
  });
});

describe('a coach has other words than the source', () => {
  test.each([
    ['is er haast bij', 'stap:routekaart/3'],
    ['moeder mee naar de intake', 'stap:routekaart/4'],
    ['hoe gaat het thuis', 'stap:routekaart/5'],
    ['mag ik dit met de huisarts delen', 'stap:routekaart/6'],
    ['de jongere doet een thuisstudie', 'stap:routekaart/11'],
    ['vinger aan de pols houden', 'stap:routekaart/10'],
    ['zaak sluiten', 'stap:routekaart/11'],
    ['de melder laten weten hoe het afliep', 'stap:routekaart/12'],
    ['wat kunnen we hiervan leren', 'stap:routekaart/13'],
    ['spijbelen', 'begrip:relatief-verzuim'],
    ['haltstraf', 'begrip:halt-interventie'],
    ['oproep voor verhoor', 'stap:mas/b6'],
    ['zit in de cel', 'stap:jikp/5'],
    ['huisbezoek', 'afspraak:roermond/uitnodiging'],
    ['nulurencontract', 'advies:nul-uren'],
    ['afgesloten omdat de jongere geen dienstverlening wenst', 'stap:routekaart/11'],
  ])('%s', (question, ref) => {
    expect(best(question)).toBe(ref);
  });
});

describe('who asks for a difference is served with both things', () => {
  test.each([
    ['verschil tussen absoluut en relatief verzuim', 'begrip:absoluut-verzuim', 'begrip:relatief-verzuim'],
    ['wat is het verschil tussen een vsv-er en een thuiszitter', 'begrip:thuiszitter', 'begrip:vsv-er'],
  ])('%s', (question, one, other) => {
    expect(refs(question).slice(0, 2).toSorted()).toEqual([one, other]);
  });
});

test('in a case, a step that has the very name of the question goes first', () => {
  expect(best('melding', { route: 'verzuim-18plus' })).toBe('stap:verzuim-18plus/melding');
});

describe('what this content has nothing about is refused', () => {
  test.each([
    'hoe laat is het',
    'goedkope vliegtickets',
    'qwerty',
    'hoe vraag ik vakantie aan',
    'wat is de hoofdstad van België',
    'recept voor soep',
    'wachtwoord vergeten',
    'wat is het loon van een doorstroomcoach',
    'hoe meld ik me ziek',
    'printer',
    'het weer in roermond',
    'wat kost een intakegesprek',
    'wie betaalt de begeleiding van de jongere',
    'hoeveel jongeren zijn er uitgevallen',
    'adres van het doorstroompunt',
    'hoe word ik doorstroomcoach',
    'het standpunt van de raad',
    'how do I renew my passport',
    'wo ist der bahnhof',
    '§ 12.4',
  ])('%s', (question) => {
    expect(refs(question)).toEqual([]);
  });

  test('what comes nearest is still there to offer', () => {
    expect(refs('wie betaalt een rijbewijs voor mijn jongere')).toEqual([]);
    expect(search.nearest('wie betaalt een rijbewijs voor mijn jongere', 3)).toHaveLength(3);
    expect(search.nearest('qwerty', 3)).toEqual([]);
  });
});

describe('an answer', () => {
  test('has a reference, a title to show and a score', () => {
    expect(search.find('nazorg', { limit: 2 })).toEqual([
      { ref: 'begrip:nazorg', title: 'Nazorg', score: expect.any(Number) },
      expect.objectContaining({ ref: 'stap:routekaart/11' }),
    ]);
    expect(search.find('§ 1.2')).toEqual([
      { ref: 'paragraaf:1.2', title: '§1.2: minimale informatiebehoefte om tot een oordeel te komen', score: 1 },
    ]);
  });

  test('comes best first, with scores from 0 to 1, five unless asked for another number', () => {
    const hits = search.find('gesprek met de jongere over verzuim');
    expect(hits).toHaveLength(5);
    const scores = hits.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
    expect(search.find('gesprek met de jongere over verzuim', { limit: 2 })).toEqual(hits.slice(0, 2));
  });
});

describe('danger', () => {
  test.each([
    'meisje van 19 appt me net dat ze niet meer wil leven',
    'hij heeft een mes bij zich en bedreigt zijn moeder',
    'ze heeft vannacht geen slaapplek',
    'suicide',
    'volgens mij is het een loverboy',
  ])('comes before anything else: %s', (question) => {
    expect(best(question)).toBe([...content.examples.danger.keys()][0]);
  });
});

describe('greetings and thanks change nothing', () => {
  test.each(['wat is een startkwalificatie', 'wanneer sluit ik een melding af', 'recept voor soep'])(
    '%s',
    (question) => {
      const bare = search.find(question);
      expect(search.find(`goedemorgen collega, ${question}? alvast bedankt, groetjes`)).toEqual(bare);
    },
  );
});

describe('bad input gets a short answer, or none', () => {
  test.each([
    '',
    ' ',
    'a',
    '🙂🙂',
    '<script>alert(1)</script>',
    '你好世界',
    'يريد',
    'x'.repeat(4000),
    'de jongere '.repeat(400),
  ])('%#', (question) => {
    expect(search.find(question).length).toBeLessThanOrEqual(5);
    expect(search.explain(question).best.length).toBeLessThanOrEqual(5);
  });
});
