import { LONGEST_TEXT } from '../../src/cases/domain/answers.ts';
import type { Texts } from '../../src/content/schema/texts.ts';
import { fill } from '../../src/content/template.ts';
import { knownLine, openItems } from '../../src/telling/minimum.ts';
import { originText, remarked, sourceText } from '../../src/telling/sources.ts';
import type { CardJson } from '../base/types.ts';
import { type Action, card, type Element, execute, heading, literal, subtle, text, toggle } from '../cards/adaptive.ts';
import { caseHead, folded, noticeBox, progressBar, readLine, tokenData } from '../cards/parts.ts';
import { questionInput } from '../cards/question.ts';
import { changedLine } from './changed-line.ts';
import type { StepView } from './views.ts';

/** Nobody reads a longer list; the overview leads to every one. */
const MOST_DEVIATIONS = 2;

/** One step of the route: where you are, what to do, what to ask, and why. */
export function stepCard(view: StepView, texts: Texts): CardJson {
  const { step, route } = view;
  const isFirst = view.card.number === 1;
  return card(
    [
      caseHead(view.head, texts),
      subtle(placeText(view, texts)),
      progressBar(step.number, route.steps.length),
      ...view.notices.map(noticeBox),
      ...changedLine(view.changed, view.token, texts),
      ...view.contradictions.map((tekst) =>
        noticeBox({ tone: 'warning', text: fill(texts.tegenspraak.regel, { tekst }) }),
      ),
      ...deviationLines(view, texts),
      ...waysOff(view, texts),
      heading(step.title),
      // Only on the first card: on the next one the coach has read it.
      ...(isFirst ? [text(view.what), ...pointList(view, texts)] : []),
      ...availability(view, texts),
      ...view.questions.flatMap((question) => [
        ...questionInput(
          question,
          view.values[question.ref] ?? null,
          view.problems.get(question.ref),
          view.stored[question.ref],
          texts,
        ),
        ...(question.help ? [helpButton(view, texts)] : []),
      ]),
      ...(isFirst ? view.notes : []).map((note) =>
        text(fill(texts.stap['let-op'], { tekst: remarked(note.text, note.source, texts) }), { size: 'Small' }),
      ),
      ...(isFirst ? readLine(view.step.paragraphs, texts) : []),
      ...(view.asksWhy ? [whyInput(view.asksWhy.reason, texts)] : []),
      ...sofar(view, texts),
      ...explanations(view, texts),
    ],
    buttons(view, texts),
  );
}

/** How the coach came here, the last times. */
function deviationLines({ deviations }: StepView, { afwijken }: Texts): readonly Element[] {
  const more = deviations.length - MOST_DEVIATIONS;
  return [
    ...deviations.slice(-MOST_DEVIATIONS).map(({ text: said }) => text(literal(said), { size: 'Small' })),
    ...(more > 0 ? [subtle(fill(afwijken.meer, { aantal: more }))] : []),
  ];
}

/** "stap 3 van 13" when the steps are numbered from 1; otherwise the route's own labels. */
function placeText({ step, route, card }: StepView, texts: Texts): string {
  const { id: fase, title: titel } = step.phase;
  const numbered = route.steps.every((one) => one.id === String(one.number));
  const place = numbered
    ? fill(texts.stap.plaats, { fase, titel, stap: step.label, totaal: route.steps.length })
    : fill(texts.stap['plaats-in-route'], { route: route.title, fase, titel, stap: step.label });
  return `${place}${cardText(card, texts)}`;
}

/** "deel 1 van 2", for a step with several cards. */
function cardText({ number: deel, of: totaal }: StepView['card'], { stap }: Texts): string {
  if (totaal === 1) return '';
  return ` · ${totaal === null ? fill(stap.deel, { deel }) : fill(stap['deel-van'], { deel, totaal })}`;
}

/** Buttons to leave the route here, undo that, or go to another run. */
function waysOff(view: StepView, texts: Texts): readonly Element[] {
  const actions: readonly Action[] = [
    ...view.detours.map(({ from, to, label }) =>
      execute(
        label,
        'deviate',
        { ...tokenData(view.token, from), naar: to, at: view.step.ref, card: view.card.number },
        { sendsInputs: true },
      ),
    ),
    ...view.deviations
      .slice(-1)
      .map(({ from }) => execute(texts.afwijken['maak-ongedaan'], 'undo', tokenData(view.token, from))),
    ...view.offers.map(({ route, label }) => execute(label, 'run', { ...tokenData(view.token), run: 'offer', route })),
    ...(view.otherRun
      ? [execute(view.otherRun.label, 'run', { ...tokenData(view.token), run: view.otherRun.run })]
      : []),
  ];
  const offers = view.offers.map((offer) => text(offer.text, { size: 'Small' }));
  return actions.length > 0 ? [...offers, { type: 'ActionSet', actions }] : [];
}

/** The points a step covers: titles in view, explanations behind a button. */
function pointList(view: StepView, texts: Texts): readonly Element[] {
  const { points } = view.step;
  if (points.length === 0) return [];
  return [
    text(points.map((point, i) => `${i + 1}. ${point.title}`).join('\n')),
    { type: 'ActionSet', actions: [toggle(texts.knop.punten, 'punten')] },
    folded(
      'punten',
      points.map((point) =>
        text(`**${point.title}** ${point.text} *(${sourceText(point.source, texts)})*`, { size: 'Small' }),
      ),
    ),
  ];
}

function helpButton(view: StepView, texts: Texts): Element {
  const data = stepData(view);
  return { type: 'ActionSet', actions: [execute(texts.twijfel.knop, 'help', data, { sendsInputs: true })] };
}

/** Explains, once, the marks on questions about data that a Doorstroompunt may not have, or not always. */
function availability(view: StepView, texts: Texts): readonly Element[] {
  const marks = new Set(view.questions.map((question) => question.available));
  return [
    ...(marks.has('rood') ? [subtle(texts.gegeven.rood)] : []),
    ...(marks.has('oranje') ? [subtle(texts.gegeven.oranje)] : []),
  ];
}

/** Asks why the coach goes on with minimum information open. */
function whyInput(reason: string, { stap }: Texts): Element {
  const placeholder = stap['typ-hier'];
  return {
    type: 'Input.Text',
    id: 'motivatie',
    label: stap['reden-vraag'],
    isMultiline: true,
    maxLength: LONGEST_TEXT,
    placeholder,
    ...(reason && { value: reason }),
  };
}

/** How much is known so far, and what earlier cards left open. What this card asks is in view already. */
function sofar({ minimum, step, openBefore, asksWhy }: StepView, texts: Texts): readonly Element[] {
  // The message above names what is open, counted with what was typed and not saved: one number on a card.
  if (minimum.total === 0 || asksWhy?.told) return [];
  const open = openItems(openBefore, texts, texts.minimum['open-eerder']);
  // Its own reason stands in the input.
  const why = openBefore.length > 0 && !asksWhy ? minimum.why : [];
  // Not on a fork, where an empty answer does not lead anywhere.
  const first = step.number === 1 && step.exits.length === 1 ? [subtle(texts.stap.leeg)] : [];
  return [...first, subtle(`${knownLine(minimum, texts)} ${open}`.trim()), ...why.map((line) => subtle(literal(line)))];
}

/** Reasons, terms and more buttons, unfolded inside the card so that looking never costs what was typed. */
function explanations(view: StepView, texts: Texts): readonly Element[] {
  const { terms } = view.step;
  const reasons = view.questions.map((question) =>
    text(
      fill(texts.stap.waarom, {
        vraag: question.text,
        waarom: question.why,
        bron: sourceText(question.whySource, texts),
      }),
      {
        size: 'Small',
      },
    ),
  );
  const registrations = view.questions.flatMap(({ short, registration }) =>
    registration ? [text(registrationText(short, registration, texts), { size: 'Small', spacing: 'Small' })] : [],
  );
  const meanings = terms.map(({ term, meaning, source }) =>
    text(fill(texts.begrip.uitleg, { term, betekenis: meaning, bron: sourceText(source, texts) }), { size: 'Small' }),
  );
  const { advice, agreements } = view.step;
  const advised = [
    ...agreements.map(({ title, text, source }) =>
      fill(texts.advies.afspraak, { titel: title, tekst: text, bron: sourceText(source, texts) }),
    ),
    ...advice.map(({ title, text, source }) =>
      fill(texts.advies.regel, { titel: title, tekst: text, bron: sourceText(source, texts) }),
    ),
  ].map((line) => text(line, { size: 'Small' }));
  const actions: readonly Action[] = [
    ...(terms.length > 0 ? [toggle(texts.knop.begrippen, 'begrippen')] : []),
    ...(advised.length > 0 ? [toggle(texts.advies.knop, 'advies')] : []),
    ...moreButtons(view, texts),
  ];
  return [
    folded('waarom', [
      ...reasons,
      ...registrations,
      subtle(fill(texts.stap.bron, { bron: originText(view.source, texts) })),
    ]),
    folded('meer', [{ type: 'ActionSet', actions }]),
    ...(terms.length > 0 ? [folded('begrippen', meanings)] : []),
    ...(advised.length > 0 ? [folded('advies', advised)] : []),
  ];
}

/** Buttons that are not needed at every step. */
function moreButtons(view: StepView, texts: Texts): readonly Action[] {
  const data = stepData(view);
  return [
    execute(texts.knop.overzicht, 'overview', data, { sendsInputs: true }),
    ...(view.reportClosed ? [] : [execute(texts.afwijken.knop, 'deviate', data, { sendsInputs: true })]),
  ];
}

function registrationText(
  short: string,
  { item, processor, note }: NonNullable<StepView['questions'][number]['registration']>,
  texts: Texts,
): string {
  const line = fill(texts.gegeven.registratie, { gegeven: short, item, verwerker: processor });
  return note ? `${line} ${note}` : line;
}

/** The data of every button that sends this card's inputs. */
function stepData(view: StepView): Readonly<Record<string, unknown>> {
  return { ...tokenData(view.token, view.step.ref), card: view.card.number };
}

function buttons(view: StepView, texts: Texts): readonly Action[] {
  const { knop } = texts;
  const { step, card } = view;
  const data = stepData(view);
  const closes = step.closesReport && !view.reportClosed && card.number === card.of;
  const next = closes ? knop.afsluiten : knop.volgende;
  return [
    // A step that takes weeks is not answered today, so its main button is "still in progress".
    ...(step.takesWeeks && !view.reportClosed
      ? [execute(knop['loopt-nog'], 'save', { ...data, waits: true }, { primary: true, sendsInputs: true })]
      : []),
    execute(next, 'answer', data, { primary: !step.takesWeeks || view.reportClosed, sendsInputs: true }),
    ...(view.canGoBack ? [execute(knop.terug, 'back', data, { sendsInputs: true })] : []),
    ...(step.takesWeeks && !view.reportClosed ? [] : [execute(knop.later, 'save', data, { sendsInputs: true })]),
    toggle(view.questions.length > 0 ? knop.waarom : knop.bron, 'waarom'),
    toggle(knop.meer, 'meer'),
  ];
}
