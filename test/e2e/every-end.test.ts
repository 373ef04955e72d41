import { describe, expect, it } from 'vitest';
import type { QuestionContent, RouteContent, StepContent, WorkProcess } from '../../src/content/content.ts';
import { ONBEKEND } from '../../src/route/types.ts';
import { realContent } from '../support/content.ts';
import { type End, endsOf } from './ends.ts';
import { inBrowser, newCase, useScene } from './scene.ts';

/**
 * Every end of every route, reached as a coach does: the answers from the content on whichever card asks for them, and
 * the main button of every card until the end.
 */

const content = realContent();
const routes = [...content.routes.values()];
const begun = routes.filter((route) => route.startsCases);

/** The buttons a coach presses to go on. An end card has none of these. */
const ONWARD = ['Volgende', 'Naar afsluiten', 'Sluit de melding af'];
/** More cards than any way has: a step may take several, and a card may return to ask why. */
const TOO_MANY_CARDS = 80;

describe('every end of every route', inBrowser, () => {
  const { chat } = useScene();

  describe.each(begun)('$id', (route) => {
    it.each(endsOf(content, route.id).map((end) => [end.name, end] as const))('%s', async (_, end) => {
      await chat.startOver();
      await newCase(chat, route.title);
      const titles = await walk(end);

      expect(titles).toEqual(titlesTo(end));
      expect(await chat.cardText()).toContain(saidAt(end));
      await chat.screenshot(`end-${route.id}-${end.name.replaceAll(/\W+/g, '-')}`);
      await goOnFrom(end, route);
    });
  });

  /** From the first card to the end card. Returns their titles, one per step. */
  async function walk(end: End): Promise<readonly string[]> {
    const titles = [await chat.title()];
    for (let cards = 1; !(await isAt(end)); cards++) {
      if (cards > TOO_MANY_CARDS) throw new Error(`this end does not come, after:\n${titles.join('\n')}`);
      await fillIn(end);
      await chat.press(await wayOn());
      const title = await chat.title();
      if (title !== titles.at(-1)) titles.push(title);
    }
    return titles;
  }

  async function isAt(end: End): Promise<boolean> {
    if (end.comesTo.kind === 'outcome') return (await wayOn()) === '';
    return (await chat.cardText()).includes(saidAt(end));
  }

  async function wayOn(): Promise<string> {
    for (const button of ONWARD) if (await chat.offers(button)) return button;
    return '';
  }

  /** Fills in everything on this card that is answered along the way; leaves the rest empty. */
  async function fillIn({ answers, comesTo }: End): Promise<void> {
    for (const [question, value] of answers) {
      // With several choices, leaving all of them empty means not known yet.
      if (!(await chat.asks(question.text)) || (question.several && value === ONBEKEND)) continue;
      if (question.several) await chat.tick(question.text, labelOf(question, value));
      else await chat.choose(question.text, labelOf(question, value));
    }
    if (comesTo.kind === 'outcome' && comesTo.process) await sayWhyItCloses(comesTo.process);
    for (const why of ['Waarom ga je verder', 'Waarom sluit je']) {
      if (await chat.asks(why)) await chat.type(why, 'De jongere is niet bereikt');
    }
  }

  async function sayWhyItCloses({ title, reasons }: WorkProcess): Promise<void> {
    const question = `Met welke reden sluit je af? (${title})`;
    if (reasons[0] && (await chat.asks(question))) await chat.choose(question, reasons[0].label);
  }

  /** Checks that an end card says what is left to do, and that it can be done. */
  async function goOnFrom(end: End, route: RouteContent): Promise<void> {
    if (end.comesTo.kind !== 'outcome') return;
    const { outcome, process, aftercare } = end.comesTo;
    if (process) {
      await chat.press(aftercare ? 'Nazorg afronden' : 'Melding afsluiten');
      await walk(end);
      expect(await chat.cardText()).toContain(`De casus is afgesloten Afgesloten als ${process.title}: `);
    } else if (outcome.toRegionalStep) {
      const step = content.steps.get(content.region.followUpStep);
      await chat.press(`Verder bij ${step && placeOf(step)}`);
      expect(await chat.title()).toBe(step?.title);
    } else {
      await chat.press('Nieuwe ronde beginnen');
      expect(await chat.title()).toBe(content.steps.get(route.start)?.title);
    }
  }
});

it('the ends of a route that no case starts in are reached from routes where cases do start', () => {
  const walked = begun.flatMap((route) => endsOf(content, route.id));
  for (const { id } of routes.filter((route) => !route.startsCases)) {
    const passing = walked.filter(({ steps }) => steps.some((step) => step.route === id));
    const ends = passing.map(({ comesTo }) => comesTo);
    expect(ends).toEqual(expect.arrayContaining(endsOf(content, id).map(({ comesTo }) => comesTo)));
  }
});

/** The titles of the cards on the way to an end, including the end card. */
function titlesTo({ steps, comesTo }: End): readonly string[] {
  const titles = steps.flatMap((step) => (step.closesReport ? [step.title, 'Melding afsluiten'] : [step.title]));
  switch (comesTo.kind) {
    case 'outcome':
      return [...titles, comesTo.aftercare ? 'De casus is in nazorg' : comesTo.outcome.title];
    case 'back':
      return [...titles, comesTo.to.title];
    case 'open':
      return titles;
  }
}

/** The text that only this end card has. */
function saidAt({ answers, comesTo }: End): string {
  switch (comesTo.kind) {
    case 'outcome':
      return comesTo.aftercare ? `Afgesloten als ${comesTo.process?.title}: ` : comesTo.outcome.title;
    case 'back':
      return `Je bent terug bij ${placeOf(comesTo.to)}.`;
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
