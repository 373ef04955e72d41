import type { Content } from '../../src/content/content.ts';
import { fill } from '../../src/content/template.ts';
import type { CardJson } from '../base/types.ts';
import { card, execute, heading, subtle } from '../cards/adaptive.ts';
import { menuAction } from '../cards/notice-card.ts';
import { noticeBox } from '../cards/parts.ts';
import type { NewCaseView } from './new-case.ts';

export function newCaseCard(view: NewCaseView, content: Content): CardJson {
  const { texts, region } = content;
  const { nieuw } = texts;
  return card(
    [
      heading(nieuw.titel),
      ...(view.problem ? [noticeBox({ tone: 'warning', text: view.problem })] : []),
      {
        type: 'Input.ChoiceSet',
        id: 'route',
        label: nieuw.route,
        choices: view.routes.map(({ id, title }) => ({ title, value: id })),
        style: 'expanded',
        isMultiSelect: false,
        wrap: true,
        value: view.route,
        isRequired: true,
        errorMessage: nieuw['kies-route'],
      },
      {
        type: 'Input.Text',
        id: 'kenmerk',
        label: fill(nieuw.kenmerk, { systeem: region.registry }),
        isMultiline: false,
        maxLength: 30,
        value: view.kenmerk,
        isRequired: true,
        errorMessage: nieuw['kenmerk-leeg'],
      },
      subtle(nieuw['kenmerk-uitleg']),
      {
        type: 'Input.ChoiceSet',
        id: 'gemeente',
        label: nieuw.gemeente,
        choices: region.municipalities.map((name) => ({ title: name, value: name })),
        style: region.municipalities.length <= 5 ? 'expanded' : 'compact',
        isMultiSelect: false,
        wrap: true,
        ...(view.gemeente && { value: view.gemeente }),
        isRequired: true,
        errorMessage: nieuw['kies-gemeente'],
      },
    ],
    [
      execute(texts.knop.begin, 'start-case', { cardKey: view.key }, { primary: true, sendsInputs: true }),
      menuAction('menu', texts),
    ],
  );
}
