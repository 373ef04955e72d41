import { LONGEST_TEXT } from '../../src/cases/answers.ts';
import { fill } from '../../src/content/template.ts';
import type { Texts } from '../../src/content/texts.ts';
import type { CardJson } from '../types.ts';
import type { CloseView } from '../views.ts';
import { card, type Element, execute, heading, subtle, text, toggle } from './adaptive.ts';
import { caseHead, minimumLine, noticeBox, sourceText, tokenData } from './parts.ts';

/** Closing the report: the reason, from the list of the kind of work it counts as. */
export function closeCard(view: CloseView, texts: Texts): CardJson {
  const { afsluiten } = texts;
  const { process, minimum } = view;
  const data = { ...tokenData(view.token), process: process.id };
  const mustMotivate = minimum.missing.length > 0 || process.reasons.length === 0;
  return card(
    [
      caseHead(view.head, texts),
      heading(afsluiten.titel),
      ...view.notices.map(noticeBox),
      ...(minimum.total > 0 ? [text(minimumLine(minimum, texts), { size: 'Small' })] : []),
      ...reasonInput(view, texts),
      {
        type: 'Input.Text',
        id: 'motivatie',
        label: mustMotivate ? afsluiten['motivatie-open'] : afsluiten.motivatie,
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
        items: [
          {
            type: 'Input.ChoiceSet',
            id: 'werkproces',
            label: afsluiten.werkproces,
            choices: view.processes.map(({ id, title }) => ({ title, value: id })),
            style: 'compact',
            isMultiSelect: false,
            wrap: true,
            value: process.id,
          },
          {
            type: 'ActionSet',
            actions: [
              execute(afsluiten['toon-redenen'], 'close-case', { ...data, choose: true }, { sendsInputs: true }),
            ],
          },
        ],
      },
    ],
    [
      execute(afsluiten.knop, 'close-case', data, { primary: true, sendsInputs: true }),
      execute(afsluiten['nog-niet'], 'open-case', data),
    ],
  );
}

function reasonInput({ process, reason }: CloseView, texts: Texts): readonly Element[] {
  const { afsluiten } = texts;
  if (process.reasons.length === 0) return [text(fill(afsluiten['geen-redenen'], { werkproces: process.title }))];
  return [
    {
      type: 'Input.ChoiceSet',
      id: 'afsluitreden',
      label: fill(afsluiten.reden, { werkproces: process.title }),
      choices: process.reasons.map(({ id, label }) => ({ title: label, value: id })),
      style: 'compact',
      placeholder: texts.stap['kies-hier'],
      isMultiSelect: false,
      wrap: true,
      ...(reason && { value: reason }),
    },
  ];
}
