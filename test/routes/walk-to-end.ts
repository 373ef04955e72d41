import { expect } from 'vitest';
import type { Content, QuestionContent, RouteContent, StepContent, WorkProcess } from '../../src/content/content.ts';
import { ONBEKEND } from '../../src/route/types.ts';
import type { End } from './ends.ts';

/** The newest card, whoever draws it: what a coach can read, fill in and press, all by the words on it. */
export interface Screen {
  title(): Promise<string>;
  /** What is in view, on one line. */
  cardText(): Promise<string>;
  offers(button: string): Promise<boolean>;
  press(button: string): Promise<void>;
  asks(question: string): Promise<boolean>;
  choose(question: string, answer: string): Promise<void>;
  tick(question: string, answer: string): Promise<void>;
  type(question: string, words: string): Promise<void>;
}

/** What a coach presses to go on. The card of an end offers none of these. */
const ONWARD = ['Volgende', 'Naar afsluiten', 'Sluit de melding af'];
/** More cards than any way has: a step may take a few, and a card may come back to ask why. */
const TOO_MANY_CARDS = 80;

/** Walks from the first card of a route to an end, expects what only that end shows, and goes on from there. */
export async function walkToEnd(screen: Screen, content: Content, route: RouteContent, end: End): Promise<void> {
  const titles = await walk(screen, end);

  expect(titles).toEqual(titlesTo(end));
  expect(await screen.cardText()).toContain(saidAt(end));
  await goOnFrom(screen, content, route, end);
}

/** From the first card to the one this end shows. Gives the titles of all of them, one for each step. */
async function walk(screen: Screen, end: End): Promise<readonly string[]> {
  const titles = [await screen.title()];
  for (let cards = 1; !(await isAt(screen, end)); cards++) {
    if (cards > TOO_MANY_CARDS) throw new Error(`this end does not come, after:\n${titles.join('\n')}`);
    await fillIn(screen, end);
    await screen.press(await wayOn(screen));
    const title = await screen.title();
    if (title !== titles.at(-1)) titles.push(title);
  }
  return titles;
}

async function isAt(screen: Screen, end: End): Promise<boolean> {
  if (end.comesTo.kind === 'outcome') return (await wayOn(screen)) === '';
  return (await screen.cardText()).includes(saidAt(end));
}

async function wayOn(screen: Screen): Promise<string> {
  for (const button of ONWARD) if (await screen.offers(button)) return button;
  return '';
}

/** Everything this card asks that is answered on this way; the rest stays empty. */
async function fillIn(screen: Screen, { answers, comesTo }: End): Promise<void> {
  for (const [question, value] of answers) {
    // Of several choices, none says it is not known yet.
    if (!(await screen.asks(question.text)) || (question.several && value === ONBEKEND)) continue;
    if (question.several) await screen.tick(question.text, labelOf(question, value));
    else await screen.choose(question.text, labelOf(question, value));
  }
  if (comesTo.kind === 'outcome' && comesTo.process) await sayWhyItCloses(screen, comesTo.process);
  for (const why of ['Waarom ga je verder', 'Waarom sluit je']) {
    if (await screen.asks(why)) await screen.type(why, 'De jongere is niet bereikt');
  }
}

async function sayWhyItCloses(screen: Screen, { title, reasons }: WorkProcess): Promise<void> {
  const question = `Met welke reden sluit je af? (${title})`;
  if (reasons[0] && (await screen.asks(question))) await screen.choose(question, reasons[0].label);
}

/** An end leaves something to do: what that is, and that it can be done. */
async function goOnFrom(screen: Screen, content: Content, route: RouteContent, end: End): Promise<void> {
  if (end.comesTo.kind !== 'outcome') return;
  const { outcome, process, aftercare, closesItself } = end.comesTo;
  if (closesItself) {
    await screen.press('Heropenen');
    expect(await screen.title()).toBe(end.steps.at(-1)?.title);
  } else if (process) {
    await screen.press(aftercare ? 'Nazorg afronden' : 'Melding afsluiten');
    await walk(screen, end);
    expect(await screen.cardText()).toContain('De casus is afgesloten ');
    expect(await screen.cardText()).toContain(`Afgesloten als ${process.title}: `);
  } else if (outcome.toRegionalStep) {
    const step = content.steps.get(content.region.followUpStep);
    await screen.press(`Verder bij ${step && placeOf(step)}`);
    expect(await screen.title()).toBe(step?.title);
  } else {
    await screen.press('Nieuwe ronde beginnen');
    expect(await screen.title()).toBe(content.steps.get(route.start)?.title);
  }
}

/** The titles of the cards on the way to an end, and of the card it shows. */
function titlesTo({ steps, comesTo }: End): readonly string[] {
  const titles = steps.flatMap((step) => (step.closesReport ? [step.title, 'Melding afsluiten'] : [step.title]));
  switch (comesTo.kind) {
    case 'outcome':
      // What decides is answered and nothing else, so the form asks why the report is closed.
      if (comesTo.closesItself) return [...titles, 'Melding afsluiten', 'De casus is afgesloten'];
      return [...titles, comesTo.aftercare ? 'De casus is in nazorg' : comesTo.outcome.title];
    case 'back':
      return comesTo.to === steps.at(-1) ? titles : [...titles, comesTo.to.title];
    case 'open':
      return titles;
  }
}

/** What only the card of this end says. */
function saidAt({ answers, steps, comesTo }: End): string {
  switch (comesTo.kind) {
    case 'outcome':
      return comesTo.aftercare || comesTo.closesItself
        ? `Afgesloten als ${comesTo.process?.title}: `
        : comesTo.outcome.title;
    case 'back':
      return `Je ${comesTo.to === steps.at(-1) ? 'blijft' : 'bent terug'} bij ${placeOf(comesTo.to)}`;
    case 'open': {
      const unknown = answers.filter(([, value]) => value === ONBEKEND).map(([question]) => question.short);
      return `Ik kan de route nog niet bepalen. Nog nodig: ${unknown.join(', ')}.`;
    }
  }
}

function placeOf({ phase, label }: StepContent): string {
  return `fase ${phase.id}, stap ${label}`;
}

function labelOf({ choices }: QuestionContent, value: string): string {
  return choices.find((one) => one.value === value)?.label ?? 'Nog niet bekend';
}
