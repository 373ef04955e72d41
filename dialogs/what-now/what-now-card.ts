import type { Texts } from '../../src/content/schema/texts.ts';
import { fill } from '../../src/content/template.ts';
import { minimumLine } from '../../src/telling/minimum.ts';
import type { CardJson } from '../base/types.ts';
import { card, type Element, execute, heading, literal, subtle, text } from '../cards/adaptive.ts';
import { choiceInput } from '../cards/choice-input.ts';
import { menuAction } from '../cards/notice-card.ts';
import { caseHead } from '../cards/parts.ts';
import { questionInput } from '../cards/question.ts';
import type { NextStepView, WhereView } from './what-now.ts';

/** "Wat nu?" in a case: the next step, the reason for it, and a button to go there. */
export function nextStepCard(view: NextStepView, texts: Texts): CardJson {
  return card(
    [
      caseHead(view.head, texts),
      heading(view.title),
      ...view.texts.map((one) => text(one)),
      ...(view.minimum.total > 0 ? [subtle(minimumLine(view.minimum, texts))] : []),
      ...view.minimum.why.map((line) => subtle(literal(line))),
    ],
    [
      execute(texts.knop.verder, 'open-case', { case: view.case }, { primary: true }),
      execute(texts.knop.overzicht, 'overview', { case: view.case }),
      menuAction('cases', texts),
    ],
  );
}

/** "Wat nu?" without a case: one question per card, with the answers so far in its data. */
export function whereCard(view: WhereView, texts: Texts): CardJson {
  const wat = texts['wat-nu'];
  const { route, step } = view;
  const data = { ...view.answered, ...(route && { route }), ...(step && { onStep: step }) };
  return card(
    [
      heading(wat.waar),
      ...(route ? [] : [text(wat.uitleg)]),
      ...(view.chosen ? [text(fill(wat.afgerond, { stap: view.chosen }))] : []),
      ...asked(view, texts),
    ],
    [
      execute(texts.knop.volgende, 'where', data, { primary: true, sendsInputs: true }),
      ...(route ? [execute(wat.opnieuw, 'where', {})] : []),
      menuAction('menu', texts),
    ],
  );
}

function asked({ routes, route, steps, step, questions }: WhereView, texts: Texts): readonly Element[] {
  const wat = texts['wat-nu'];
  if (step) return questions.flatMap((question) => questionInput(question, null, undefined, undefined, texts));
  const required = wat['kies-een'];
  if (!route) {
    const choices = routes.map(({ id, title }) => ({ value: id, title }));
    return [choiceInput({ id: 'route', label: wat.route, choices, style: 'expanded', required })];
  }
  const choices = steps.map(({ ref, label }) => ({ value: ref, title: label }));
  const placeholder = texts.stap['kies-hier'];
  return [choiceInput({ id: 'stap', label: wat.stap, choices, style: 'compact', placeholder, required })];
}
