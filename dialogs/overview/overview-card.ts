import type { Texts } from '../../src/content/schema/texts.ts';
import { fill } from '../../src/content/template.ts';
import { shorten } from '../../src/telling/answers.ts';
import { minimumLine } from '../../src/telling/minimum.ts';
import type { CardJson } from '../base/types.ts';
import { card, type Element, execute, heading, literal, subtle, text, toggle } from '../cards/adaptive.ts';
import { carriedData, carriedInputs, caseHead, folded, noticeBox, tokenData } from '../cards/parts.ts';
import type { DeviationsView, OverviewStep, OverviewView } from './overview.ts';

/** The longest answer shown, in characters. A card holds 28 KB, and the step itself shows an answer in full. */
const LONGEST_ANSWER = 90;

/** The step cards tell of those that led to them. */
const MOST_DEVIATIONS = 5;

export function overviewCard(view: OverviewView, texts: Texts): CardJson {
  const { overzicht, knop } = texts;
  const data = tokenData(view.token);
  const withAnswers = view.phases.flatMap((phase) => phase.steps).filter((step) => step.answers.length > 0);
  return card(
    [
      caseHead(view.head, texts),
      ...(view.notice ? [noticeBox(view.notice)] : []),
      heading(overzicht.titel),
      subtle(overzicht.legenda),
      ...(withAnswers.length > 0
        ? [{ type: 'ActionSet', actions: [toggle(knop['toon-antwoorden'], ...withAnswers.map(answersId))] } as const]
        : []),
      ...view.phases.flatMap((phase) => [
        text(phase.title, { weight: 'Bolder', spacing: 'Medium' }),
        ...phase.steps.flatMap((step) => stepLine(step, view, texts)),
      ]),
      subtle(minimumLine(view.minimum, texts)),
      ...view.minimum.why.map((line) => subtle(literal(line))),
      ...(view.age ? [subtle(view.age)] : []),
      ...view.gone.map((line) => text(line, { size: 'Small', color: 'Attention' })),
      ...whyLines(view, texts),
      ...view.contradictions.map((one) => text(fill(texts.tegenspraak.regel, { tekst: one }), { size: 'Small' })),
      ...deviationLines(view, texts),
      ...carriedInputs(view.carried),
    ],
    [
      execute(
        knop.verder,
        'open-case',
        { ...data, ...carriedData(view.carried) },
        {
          primary: true,
          sendsInputs: view.carried !== null,
        },
      ),
      execute(texts.menu.casussen, 'cases', {}),
      ...(view.canShare ? [execute(knop.collega, 'hand-over', data)] : []),
      ...(view.canOpen ? [execute(texts.leeftijd.knop, 'age', data)] : []),
      ...(view.canClose ? [execute(texts.einde.sluiten, 'close-case', data)] : []),
    ],
  );
}

/** Folded, because a quick look at where the case is does not need it. */
function whyLines({ reasons }: OverviewView, { overzicht }: Texts): readonly Element[] {
  if (reasons.length === 0) return [];
  const lines = reasons.map((reason) => text(reason, { size: 'Small', spacing: 'Small' }));
  return [
    { type: 'ActionSet', actions: [toggle(overzicht.waarom, 'uitleg-van-de-route')] },
    folded('uitleg-van-de-route', lines),
  ];
}

/** Some deviations, and the way to all of them with their whole reasons. */
function deviationLines(view: OverviewView, texts: Texts): readonly Element[] {
  const { deviations } = view;
  const lines = deviations
    .slice(-MOST_DEVIATIONS)
    .flatMap((deviation) => deviationLine(deviation, deviation.text, view, texts));
  if (deviations.length <= MOST_DEVIATIONS && deviations.every(({ text, full }) => text === full)) return lines;
  const title = fill(texts.afwijken['toon-alle'], { aantal: deviations.length });
  return [
    ...lines,
    { type: 'ActionSet', actions: [execute(title, 'overview', { ...tokenData(view.token), from: 0 })] },
  ];
}

/** Some of the deviations, with the whole reason. */
export function deviationsCard(view: DeviationsView, texts: Texts): CardJson {
  const { afwijken, knop } = texts;
  const { from, shown, count } = view;
  const data = tokenData(view.token);
  const until = from + shown.length;
  return card(
    [
      caseHead(view.head, texts),
      heading(fill(afwijken.alle, { van: from + 1, tot: until, aantal: count })),
      ...shown.flatMap((deviation) => deviationLine(deviation, deviation.full, view, texts)),
    ],
    [
      ...(until < count ? [execute(afwijken.volgende, 'overview', { ...data, from: until }, { primary: true })] : []),
      execute(knop.overzicht, 'overview', data),
      execute(knop.verder, 'open-case', data),
    ],
  );
}

/** Where the coach left the route, with the button that undoes it. */
function deviationLine(
  { from, isUndoable }: OverviewView['deviations'][number],
  said: string,
  view: Pick<OverviewView, 'token' | 'canOpen'>,
  texts: Texts,
): readonly Element[] {
  const undo = execute(texts.afwijken['maak-ongedaan'], 'undo', tokenData(view.token, from));
  return [
    text(literal(said), { size: 'Small' }),
    ...(view.canOpen && isUndoable ? [{ type: 'ActionSet', actions: [undo] } as const] : []),
  ];
}

function stepLine(step: OverviewStep, view: OverviewView, texts: Texts): readonly Element[] {
  const { overzicht } = texts;
  const mark = { done: overzicht.klaar, now: overzicht.nu, open: overzicht.open, 'not-applicable': overzicht.nvt }[
    step.mark
  ];
  const open =
    step.mark === 'done' && step.missing > 0 ? ` ${fill(overzicht['nog-open'], { aantal: step.missing })}` : '';
  const line = text(`${mark} ${step.title}${open}`, {
    spacing: 'Small',
    ...(step.mark === 'now' && { weight: 'Bolder' }),
    ...(step.mark === 'not-applicable' && { isSubtle: true }),
  });
  const look = execute(fill(texts.knop['open-stap'], { stap: step.label }), 'go-to', tokenData(view.token, step.ref));
  // Only a completed step can be looked back at.
  const row: Element =
    step.mark === 'done' && view.canOpen
      ? {
          type: 'ColumnSet',
          spacing: 'Small',
          columns: [
            { type: 'Column', width: 'stretch', verticalContentAlignment: 'Center', items: [line] },
            { type: 'Column', width: 'auto', items: [{ type: 'ActionSet', actions: [look] }] },
          ],
        }
      : line;
  if (step.answers.length === 0) return [row];
  const answers = step.answers.map(({ question, answer }) =>
    text(`${question} **${literal(shorten(answer, LONGEST_ANSWER))}**`, { size: 'Small', spacing: 'Small' }),
  );
  return [row, folded(answersId(step), answers)];
}

function answersId(step: OverviewStep): string {
  return `antwoorden-${step.ref.replace('/', '-')}`;
}
