import type { Chat } from './chat.ts';

/** A step as a coach sees it, and a coach's answers to all its questions. */
export interface WalkedStep {
  readonly number: number;
  readonly phase: string;
  readonly title: string;
  /** The minimum information of the route as far as it is certain, when the card appears. */
  readonly known: string;
  answer(chat: Chat): Promise<void>;
}

/** The whole route of a young person who dropped out this school year. */
export const steps: readonly WalkedStep[] = [
  {
    number: 1,
    phase: 'Fase 1 Waarnemen',
    title: 'Signaleer het verzuim/(continuerend) vsv',
    known: 'Bekend: 0 van 6',
    answer: async (chat) => {
      await chat.choose('Hoe kwam het signaal bij je binnen?', 'Directe melding');
      await chat.date('Wanneer kwam het binnen?', 1);
    },
  },
  {
    number: 2,
    phase: 'Fase 1 Waarnemen',
    title: 'Neem kennis van het dossier van de jongere',
    known: 'Bekend: 1 van 6',
    answer: async (chat) => {
      await chat.choose('Heb je contact gehad met de jongere?', 'Ja');
      await chat.choose('Heb je contact gehad met de betrokken ketenpartner(s)?', 'Ja');
      await chat.choose('Is er sprake van verzuim?', 'Ja');
      await chat.choose('Heb je de school gesproken?', 'Ja');
      await chat.type('Wat heeft de school gedaan om het verzuim op te lossen?', 'Twee gesprekken met de mentor');
    },
  },
  {
    number: 3,
    phase: 'Fase 1 Waarnemen',
    title: 'Stel de doelgroep van het Doorstroompunt vast en beoordeel of er directe actie is vereist',
    known: 'Bekend: 6 van 8',
    answer: async (chat) => {
      await chat.choose('Bij welke doelgroep hoort de jongere?', "Nieuw vsv'er");
      await chat.choose('Is er directe actie nodig?', 'Ja');
      await chat.choose('Hoort de jongere ook bij de JIKP?', 'Nee');
      await chat.type('Wat doe je nu direct?', 'De school vandaag gebeld');
    },
  },
  {
    number: 4,
    phase: 'Fase 2 Analyseren',
    title: 'Plan een intakegesprek met de jongere',
    known: 'Bekend: 9 van 24',
    answer: async (chat) => {
      await chat.choose('Staat de jongere ingeschreven bij een school?', 'Nee');
      await chat.tick('Wie wil de jongere erbij hebben?', 'Ouder(s)');
      await chat.date('Wanneer is het gesprek?', 20);
    },
  },
  {
    number: 5,
    phase: 'Fase 2 Analyseren',
    title: 'Breng het systeem rondom de jongere in kaart',
    known: 'Bekend: 11 van 24',
    answer: async (chat) => {
      await chat.tick('Op welke leefdomeinen speelt iets?', 'Wonen');
      await chat.tick('Welk hulpmiddel gebruikte je?', 'Zelfredzaamheidsmatrix');
      await chat.type('Waar wil de jongere hulp bij?', 'Een plek om te wonen en een opleiding die past');
    },
  },
  {
    number: 6,
    phase: 'Fase 2 Analyseren',
    title: 'Voer een gesprek over privacy',
    known: 'Bekend: 13 van 24',
    answer: async (chat) => {
      await chat.choose('Heb je afspraken gemaakt over het delen van gegevens?', 'Ja');
      await chat.choose('Is er een toestemmingsverklaring ondertekend?', 'Niet nodig');
      await chat.type('Wat spraken jullie af?', 'School en wijkteam delen alleen de voortgang');
    },
  },
  {
    number: 7,
    phase: 'Fase 2 Analyseren',
    title: 'Rond het vooronderzoek af',
    known: 'Bekend: 14 van 24',
    answer: async (chat) => {
      await chat.tick('Wat zijn de redenen van het verzuim of vsv?', 'Niet-passende studiekeuze');
      await chat.tick('Welke redenen liggen bij het onderwijs?', 'Schoolorganisatie');
      await chat.type(
        'Welke interventies en hulp zijn al ingezet, en wat was het effect?',
        'Coach op school; hielp kort',
      );
      await chat.type('Welke stappen kunnen dit oplossen?', 'Andere opleiding kiezen na een keuzetest');
    },
  },
  {
    number: 8,
    phase: 'Fase 3 Plannen',
    title: 'Stel een plan van aanpak op',
    known: 'Bekend: 18 van 24',
    answer: async (chat) => {
      await chat.tick('Wat zet je in?', 'Studie- of beroepskeuzetest', 'Werkplek');
      await chat.choose('Wie krijgt de casusregie?', 'School');
      await chat.type('Wie koppelt wat terug, en wanneer?', 'De mentor, elke twee weken');
      await chat.type(
        'Wie doet wat, en wat verwachten jullie van elkaar?',
        'School zoekt een plek, jongere komt op tijd',
      );
    },
  },
  {
    number: 9,
    phase: 'Fase 4 Handelen',
    title: 'Het plan van aanpak wordt uitgevoerd',
    known: 'Bekend: 22 van 24',
    answer: async (chat) => {
      await chat.date('Wanneer is het vervolgtraject gestart?', 21);
      await chat.choose('Weet de school wat jij met de melding doet?', 'Ja');
    },
  },
  {
    number: 10,
    phase: 'Fase 4 Handelen',
    title: 'Monitor de uitvoering',
    known: 'Bekend: 22 van 24',
    answer: async (chat) => {
      await chat.choose('Komen jongere en partners de terugkoppelafspraken na?', 'Ja');
      await chat.choose('Loopt het traject vast?', 'Nee');
    },
  },
  {
    number: 11,
    phase: 'Fase 4 Handelen',
    title: 'Sluit de doorstroompunt-melding af en start het nazorgtraject',
    known: 'Bekend: 24 van 28',
    answer: async (chat) => {
      await chat.tick('Wat doet de jongere nu?', 'Werk', 'Opleiding');
      await chat.date('Wanneer kijk je weer?', 28);
      await chat.type('Wat spraken jullie af over nazorg, en tot wanneer?', 'Elk kwartaal bellen, tot de zomer');
    },
  },
  {
    number: 12,
    phase: 'Fase 5 Evalueren',
    title: 'Koppel de resultaten van het traject terug naar ketenpartners en relevante betrokkenen',
    known: 'Bekend: 26 van 28',
    answer: (chat) => chat.tick('Met wie deelde je de resultaten?', 'School', 'Melder'),
  },
  {
    number: 13,
    phase: 'Fase 5 Evalueren',
    title: 'Evalueer samen met de partners de gemaakte keuzes',
    known: 'Bekend: 27 van 28',
    answer: async (chat) => {
      await chat.choose('Heb je de keuzes met de partners geëvalueerd?', 'Ja');
      await chat.type('Wat zou jij anders doen?', 'Eerder met de school bellen');
      await chat.type('Wat moet beter in onze aanpak?', 'Sneller een keuzetest kunnen inzetten');
    },
  },
];
