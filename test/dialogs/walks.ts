import { type Coach, chatWorld, type World } from '../support/chat-world.ts';

type Filled = Readonly<Record<string, string | readonly string[]>>;

/** Through the monitor, up to the question whether the young person is in beeld. */
export const TO_IN_BEELD: readonly Readonly<Record<string, string>>[] = [
  { jikp: 'ja' },
  { 'heeft-bsn': 'ja', 'in-regio': 'ja', 'ouder-dan-22': 'nee', overleden: 'nee' },
  { startkwalificatie: 'nee' },
  { schoolinschrijving: 'nee' },
  { prio: '1' },
  { 'ander-inkomen': 'nee' },
  { dagbesteding: 'nee' },
];

/** Deciding answers, chosen so that together these runs pass every step of every route. */
export const EVERY_STEP: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['routekaart', { verzuim: 'ja', doelgroep: 'nieuwe-vsv-er', schoolinschrijving: 'ja', 'traject-vast': 'nee' }],
  ['routekaart', { doelgroep: 'jikp', 'ook-jikp': 'ja', verzuim: 'ja' }],
  [
    'routekaart',
    {
      doelgroep: 'verzuim-18plus',
      uitgeschreven: 'nee',
      afhandeling: 'oppakken',
      'na-afstemming': 'actie',
      resultaat: 'uitgeschreven',
    },
  ],
  [
    'mas',
    { luxeverzuim: 'nee', 'melding-soort': 'luxeverzuim', plicht: 'geen-van-beide', 'ongeoorloofd-verzuim': 'ja' },
  ],
  [
    'mas',
    {
      luxeverzuim: 'ja',
      ingeschreven: 'nee',
      verlof: 'school',
      'waarschuwing-volstaat': 'nee',
      'proces-verbaal': 'ja',
    },
  ],
  [
    'jikp',
    {
      jikp: 'ja',
      'in-regio': 'ja',
      startkwalificatie: 'nee',
      schoolinschrijving: 'nee',
      prio: '1',
      kvk: 'ja',
      'ander-inkomen': 'nee',
      dagbesteding: 'nee',
      situatie: 'ziekte',
      contact: 'ja',
      'in-beeld': 'nee',
    },
  ],
  ['jikp', { jikp: 'ja', startkwalificatie: 'nee', schoolinschrijving: 'nee', prio: '2', 'in-beeld': 'ja' }],
];
/** What every one of the monitor answers first. */
export const MONITORED = { 'heeft-bsn': 'ja', 'in-regio': 'ja', 'ouder-dan-22': 'nee', overleden: 'nee' };

/** The answers of a coach who knows everything, per step. */
export const everything: Readonly<Record<string, Filled>> = {
  '1': { 'signaal-via': 'directe-melding', 'signaal-datum': '2026-11-20' },
  '2': {
    'contact-jongere': 'ja',
    'contact-ketenpartners': 'ja',
    verzuim: 'ja',
    'school-gesproken': 'ja',
    'school-gedaan': 'Mentor belde twee keer met thuis.',
  },
  '3': { doelgroep: 'nieuwe-vsv-er', 'directe-actie': 'nee', 'ook-jikp': 'nee' },
  '4': {
    schoolinschrijving: 'nee',
    'wens-erbij': ['ouders', 'andere-ketenpartner'],
    bereikt: 'ja',
    'intake-datum': '2026-12-01',
  },
  '5': {
    domeinen: ['wonen', 'school-en-werk'],
    hulpmiddel: ['zelfredzaamheidsmatrix'],
    ondersteuningsvraag: 'Een rustige plek om te leren.',
  },
  '6': {
    'privacy-afspraken': 'ja',
    toestemmingsverklaring: 'niet-nodig',
    'privacy-wat': 'School en gemeente delen de afspraken.',
  },
  '7': {
    redenen: ['niet-passende-studiekeuze'],
    'redenen-onderwijs': ['schoolorganisatie'],
    'ingezet-en-effect': 'Gesprek met de decaan; het hielp even.',
    'mogelijke-stappen': 'Een test en een meeloopdag.',
  },
  '8': {
    ondersteuning: ['keuzetest', 'leerbaan'],
    regiehouder: 'school',
    terugkoppelafspraken: 'De mentor belt de coach elke maandag.',
    verwachtingen: 'De jongere komt; de mentor houdt een plek vrij.',
  },
  '9': { 'start-datum': '2026-12-08', 'school-weet-vervolg': 'ja' },
  '10': { 'afspraken-nagekomen': 'ja', 'traject-vast': 'nee' },
  '11': {
    'nazorg-situatie': ['opleiding'],
    'nazorg-contact': '2027-02-01',
    'nazorg-afspraken': 'Elke maand bellen, tot de zomer.',
  },
  '12': { 'school-weet-besluit': 'ja', 'teruggekoppeld-aan': ['school', 'melder'] },
  '13': { 'evaluatie-partners': 'ja', 'leerpunt-eigen': 'Eerder bellen.', 'leerpunt-werkproces': 'Sneller melden.' },
};

export const KENMERK = 'RMD-1001';

/** A world with a coach who has just started a case. */
export async function begun(kenmerk = KENMERK): Promise<{ readonly world: World; readonly els: Coach }> {
  const world = chatWorld();
  const els = world.coach();
  await newCase(els, kenmerk);
  return { world, els };
}

export async function newCase(coach: Coach, kenmerk: string, gemeente = 'Roermond', route?: string): Promise<void> {
  await coach.say('nieuwe casus');
  coach.fill({ kenmerk, gemeente, ...(route && { route }) });
  await coach.press('Begin');
}

/** Fills in this step from `everything`, with changes or additions if given, and goes on. */
export async function answer(coach: Coach, changes: Filled = {}): Promise<void> {
  const known = Object.entries(everything[coach.card.step ?? ''] ?? {}).filter(([id]) => coach.card.asks(id));
  await coach.fill({ ...Object.fromEntries(known), ...changes }).press('answer');
}

/** Fills in what the cards of this step ask, as far as given, and goes on to the next step. */
export async function answerStep(coach: Coach, filled: Filled = {}): Promise<void> {
  const { step } = coach.card;
  for (let number = 1; coach.card.step === step && coach.card.number >= number; number++) {
    const asked = Object.entries(filled).filter(([id]) => coach.card.asks(id));
    await coach.fill(Object.fromEntries(asked)).press('answer');
  }
}

/** Goes on with everything known until the card of this step is in view. */
export async function walkTo(
  coach: Coach,
  step: string,
  changes: Readonly<Record<string, Filled>> = {},
): Promise<void> {
  for (let cards = 0; coach.card.step !== step; cards++) {
    if (cards > 20 || coach.card.step === null) throw new Error(`stap ${step} komt niet:\n${coach.screen()}`);
    await answer(coach, changes[coach.card.step]);
  }
}

/** The world of a case at this step. */
export async function begunAt(step: string, changes: Readonly<Record<string, Filled>> = {}) {
  const start = await begun();
  await walkTo(start.els, step, changes);
  return start;
}
