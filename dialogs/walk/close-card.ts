import { LONGEST_TEXT } from '../../src/cases/domain/answers.ts';
import type { WorkProcess } from '../../src/content/content.ts';
import type { Texts } from '../../src/content/schema/texts.ts';
import { fill } from '../../src/content/template.ts';
import { minimumLine } from '../../src/telling/minimum.ts';
import { sourceText } from '../../src/telling/sources.ts';
import type { CardJson } from '../base/types.ts';
import { card, type Element, execute, heading, literal, subtle, text, toggle } from '../cards/adaptive.ts';
import { choiceInput } from '../cards/choice-input.ts';
import { caseHead, noticeBox, tokenData } from '../cards/parts.ts';
import type { CloseView } from './views.ts';

/** Closing the report: choose a reason from the list of its werkproces, or first choose the werkproces. */
export function closeCard(view: CloseView, texts: Texts): CardJson {
  const { afsluiten } = texts;
  const { process, minimum } = view;
  const data = { ...tokenData(view.token), process: process?.id ?? '' };
  const top = [
    caseHead(view.head, texts),
    heading(afsluiten.titel),
    ...view.notices.map(noticeBox),
    ...(minimum.total > 0 ? [text(minimumLine(minimum, texts), { size: 'Small' })] : []),
    ...minimum.why.map((line) => subtle(literal(line))),
  ];
  const notYet = execute(afsluiten['nog-niet'], 'open-case', data);
  const choose = { ...data, choose: true };
  if (!process) {
    const show = execute(afsluiten['toon-redenen'], 'close-case', choose, { primary: true, sendsInputs: true });
    return card([...top, text(afsluiten['kies-werkproces']), processInput(view, texts)], [show, notYet]);
  }
  const show = execute(afsluiten['toon-redenen'], 'close-case', choose, { sendsInputs: true });
  return card(
    [
      ...top,
      ...reasonInput(process, view.reason, texts),
      {
        type: 'Input.Text',
        id: 'motivatie',
        label: afsluiten[motivationLabel(process, minimum.missing.length > 0)],
        placeholder: texts.stap['typ-hier'],
        isMultiline: true,
        maxLength: LONGEST_TEXT,
        ...(view.motivation && { value: view.motivation }),
      },
      ...(process.reasons.length > 0
        ? [subtle(fill(afsluiten.bron, { bron: sourceText(process.source, texts) }))]
        : []),
      { type: 'ActionSet', actions: [toggle(afsluiten.ander, 'ander-werkproces')] },
      {
        type: 'Container',
        id: 'ander-werkproces',
        isVisible: false,
        style: 'emphasis',
        items: [processInput(view, texts), { type: 'ActionSet', actions: [show] }],
      },
    ],
    [execute(afsluiten.knop, 'close-case', data, { primary: true, sendsInputs: true }), notYet],
  );
}

function motivationLabel({ reasons }: WorkProcess, isOpen: boolean) {
  // Without a list, the motivation is the reason.
  if (reasons.length === 0) return 'motivatie-zonder-reden';
  return isOpen ? 'motivatie-open' : 'motivatie';
}

function processInput({ process, processes }: CloseView, texts: Texts): Element {
  return choiceInput({
    id: 'werkproces',
    label: texts.afsluiten.werkproces,
    choices: processes.map(({ id, title }) => ({ title, value: id })),
    style: 'compact',
    ...(process ? { value: process.id } : { placeholder: texts.stap['kies-hier'] }),
  });
}

function reasonInput(process: WorkProcess, reason: string, texts: Texts): readonly Element[] {
  const { afsluiten } = texts;
  if (process.reasons.length === 0) return [text(fill(afsluiten['geen-redenen'], { werkproces: process.title }))];
  return [
    choiceInput({
      id: 'afsluitreden',
      label: fill(afsluiten.reden, { werkproces: process.title }),
      choices: process.reasons.map(({ id, label }) => ({ title: label, value: id })),
      style: 'compact',
      placeholder: texts.stap['kies-hier'],
      value: reason,
    }),
    ...process.reasons.flatMap(({ label, explanation }) =>
      explanation ? [subtle(fill(afsluiten.noot, { reden: label, uitleg: explanation }))] : [],
    ),
  ];
}
