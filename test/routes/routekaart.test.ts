import { describe, expect, it } from 'vitest';
import { resolve } from '../../src/route/resolve.ts';
import type { Ref, Resolution, Value } from '../../src/route/types.ts';
import { byRef, routekaart } from '../support/case-world.ts';
import { realContent } from '../support/content.ts';

/** The Routekaart Doorstroompunt as in the procedure (domein.md §1). Unanswered is `-`. */

const UNANSWERED = '-';
const DOELGROEPEN = ['verzuim-18plus', 'dreigend-vsv-er', 'nieuwe-vsv-er', 'oud-vsv-er', 'jikp', 'geen-doelgroep'];
const JA_NEE = ['ja', 'nee', 'onbekend', UNANSWERED];

function walk(answers: Readonly<Record<string, Value>>): Resolution {
  const given = Object.entries(byRef(answers)).filter(([, value]) => value !== UNANSWERED);
  return resolve(realContent(), {
    start: routekaart('1'),
    answers: new Map(given as [Ref, Value][]),
    done: new Set(),
    detours: new Map(),
  });
}

/** `1 2 3 → afgerond`, or what it waits for, or where it loops back to. */
function route(answers: Readonly<Record<string, Value>>): string {
  const { path, outcome, open, back } = walk(answers);
  const end = outcome ?? (open ? `wacht op ${open.waitsFor.join(', ')}` : `terug naar ${back?.to}`);
  return `${path.join(' ')} → ${end}`.replaceAll('routekaart/', '');
}

function asks(id: string, answers: Readonly<Record<string, Value>>): boolean {
  return walk(answers).shown.includes(routekaart(id));
}

const TO_10 = '1 2 3 4 5 6 7 8 9 10';

describe('step 3: the doelgroep decides the route', () => {
  const ROUTES: Readonly<Record<string, string>> = {
    'verzuim-18plus': '1 2 3 verzuim-18plus/melding → wacht op verzuim-18plus/uitgeschreven',
    'dreigend-vsv-er': `${TO_10} → wacht op traject-vast`,
    'nieuwe-vsv-er': `${TO_10} → wacht op traject-vast`,
    'oud-vsv-er': '1 2 3 → wacht op begeleiden',
    jikp: '1 2 3 12 13 → afgerond',
    'geen-doelgroep': '1 2 3 12 13 → afgerond',
    onbekend: '1 2 3 → wacht op doelgroep',
    [UNANSWERED]: '1 2 3 → wacht op doelgroep',
  };
  const rows = Object.entries(ROUTES).flatMap(([doelgroep, expected]) =>
    JA_NEE.map((directeActie) => ({ doelgroep, 'directe-actie': directeActie, expected })),
  );

  it.each(rows)('$doelgroep, directe actie $directe-actie: $expected', ({ expected, ...answers }) => {
    expect(route(answers)).toBe(expected);
  });

  it.each([
    ['ja', `${TO_10} → wacht op traject-vast`],
    ['nee', '1 2 3 12 13 → afgerond'],
    ['onbekend', '1 2 3 12 13 → afgerond'],
    [UNANSWERED, '1 2 3 → wacht op begeleiden'],
  ])("an oud-vsv'er is guided or not, as the coach says (%s): %s", (begeleiden, expected) => {
    expect(route({ doelgroep: 'oud-vsv-er', begeleiden })).toBe(expected);
  });

  it("whether to guide decides nothing of anyone but an oud-vsv'er", () => {
    for (const doelgroep of DOELGROEPEN.filter((one) => one !== 'oud-vsv-er')) {
      expect(asks('begeleiden', { doelgroep })).toBe(false);
      expect(route({ doelgroep, begeleiden: 'ja' })).toBe(ROUTES[doelgroep]);
    }
  });

  it('directe actie has no way of its own: only what happens now is asked', () => {
    expect(JA_NEE.map((answer) => asks('directe-actie-wat', { 'directe-actie': answer }))).toEqual([
      true, // ja
      false, // nee
      true, // onbekend: asks what happens now all the same
      false, // unanswered
    ]);
  });

  it('gives the doelgroep as the reason', () => {
    expect(walk({ doelgroep: 'jikp', 'directe-actie': 'ja' }).because).toEqual([
      { at: routekaart('3'), ref: routekaart('12'), answers: byRef({ doelgroep: 'jikp' }), detour: false, exit: 3 },
    ]);
  });

  it('asks about JIKP separately, except for JIKP or no doelgroep at all', () => {
    const asked = [...DOELGROEPEN, 'onbekend', UNANSWERED].filter((doelgroep) => asks('ook-jikp', { doelgroep }));
    expect(asked).toEqual(['verzuim-18plus', 'dreigend-vsv-er', 'nieuwe-vsv-er', 'oud-vsv-er']);
  });

  it('has exactly the doelgroepen of the contract', () => {
    expect(realContent().questions.get(routekaart('doelgroep'))?.options).toEqual(DOELGROEPEN);
  });
});

describe('step 10: a traject that is stuck', () => {
  const TERUG = ['4', '5', '6', '7', '8', 'geen', 'onbekend', UNANSWERED];
  const END = '1 2 3 4 5 6 7 8 9 10 11 12 13 → afgerond';
  const STUCK: Readonly<Record<string, string>> = {
    '4': `${TO_10} → terug naar 4`,
    '5': `${TO_10} → terug naar 5`,
    '6': `${TO_10} → terug naar 6`,
    '7': `${TO_10} → terug naar 7`,
    '8': `${TO_10} → terug naar 8`,
    geen: `${TO_10} → terug naar 10`,
    onbekend: `${TO_10} → wacht op terug-naar`,
    [UNANSWERED]: `${TO_10} → wacht op terug-naar`,
  };
  const expectedFor = (vast: string, terug: string): string => {
    if (vast === 'nee') return END;
    return vast === 'ja' ? (STUCK[terug] ?? '') : `${TO_10} → wacht op traject-vast`;
  };
  const rows = JA_NEE.flatMap((vast) => TERUG.map((terug) => ({ vast, terug, expected: expectedFor(vast, terug) })));

  it.each(rows)('loopt vast: $vast, terug naar $terug: $expected', ({ vast, terug, expected }) => {
    expect(route({ doelgroep: 'nieuwe-vsv-er', 'traject-vast': vast, 'terug-naar': terug })).toBe(expected);
  });

  it('gives both answers as the reason to go back', () => {
    const answers = { 'traject-vast': 'ja', 'terug-naar': '7' };
    expect(walk({ doelgroep: 'nieuwe-vsv-er', ...answers }).because.at(-1)).toEqual({
      at: routekaart('10'),
      ref: routekaart('7'),
      answers: byRef(answers),
      detour: false,
      exit: 4,
    });
  });

  it('ignores an answer about going back when the traject is not stuck', () => {
    const { inactive } = walk({ doelgroep: 'nieuwe-vsv-er', 'traject-vast': 'nee', 'terug-naar': '4' });
    expect(inactive).toEqual([routekaart('terug-naar')]);
  });
});

describe('a follow-up question is asked exactly when it applies', () => {
  const traject = { doelgroep: 'nieuwe-vsv-er' };
  it.each<[string, string, readonly Value[], readonly Value[]]>([
    // asked,             after,                not after
    ['school-gesproken', 'verzuim', ['ja', 'onbekend'], ['nee', UNANSWERED]],
    ['school-gedaan', 'verzuim', ['ja', 'onbekend'], ['nee', UNANSWERED]],
    ['redenen-onderwijs', 'verzuim', ['ja', 'onbekend'], ['nee', UNANSWERED]],
    ['school-erbij', 'schoolinschrijving', ['ja', 'onbekend'], ['nee', UNANSWERED]],
    ['domeinen-eigen', 'domeinen', [['eigen'], ['wonen', 'eigen']], [['wonen'], 'onbekend', UNANSWERED]],
    ['privacy-wat', 'privacy-afspraken', ['ja'], ['nee', 'onbekend', UNANSWERED]],
    ['vervolgacties', 'traject-vast', ['ja'], ['nee', 'onbekend', UNANSWERED]],
    ['terug-naar', 'traject-vast', ['ja'], ['nee', 'onbekend', UNANSWERED]],
  ])('%s, by %s', (follows, first, after, notAfter) => {
    const asked = (value: Value) => asks(follows, { ...traject, [first]: value });
    expect(after.map(asked)).toEqual(after.map(() => true));
    expect(notAfter.map(asked)).toEqual(notAfter.map(() => false));
  });

  it('no other question depends on anything', () => {
    const questions = [...realContent().questions.values()].filter((one) => one.ref.startsWith('routekaart/'));
    const conditional = questions.filter((one) => one.when).map((one) => one.id);
    expect(conditional.sort()).toEqual([
      'begeleiden',
      'directe-actie-wat',
      'domeinen-eigen',
      'ook-jikp',
      'privacy-wat',
      'redenen-onderwijs',
      'school-erbij',
      'school-gedaan',
      'school-gesproken',
      'school-weet-besluit',
      'school-weet-vervolg',
      'terug-naar',
      'vervolgacties',
    ]);
  });
});

describe('minimum information', () => {
  it('covers a whole traject when only its forks are known', () => {
    const { missing } = walk({ doelgroep: 'nieuwe-vsv-er', 'traject-vast': 'nee' });
    expect(missing.map((one) => one.replace('routekaart/', ''))).toEqual(
      [
        ['signaal-via', 'contact-jongere', 'contact-ketenpartners', 'verzuim', 'directe-actie'],
        ['schoolinschrijving', 'wens-erbij', 'domeinen', 'ondersteuningsvraag', 'privacy-afspraken'],
        ['redenen', 'ingezet-en-effect', 'mogelijke-stappen'],
        ['ondersteuning', 'regiehouder', 'terugkoppelafspraken', 'verwachtingen', 'afspraken-nagekomen'],
        ['nazorg-situatie', 'nazorg-afspraken', 'teruggekoppeld-aan', 'evaluatie-partners'],
      ]
        .flat()
        .sort(),
    );
  });

  it('not known yet is still missing, and shows follow-up questions', () => {
    const { missing } = walk({ verzuim: 'onbekend' });
    expect(missing).toEqual(expect.arrayContaining([routekaart('verzuim'), routekaart('school-gedaan')]));
  });
});
