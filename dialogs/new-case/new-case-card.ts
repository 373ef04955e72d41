import type { Content } from '../../src/content/content.ts';
import { fill } from '../../src/content/template.ts';
import type { CardJson } from '../base/types.ts';
import { card, execute, heading, subtle } from '../cards/adaptive.ts';
import { choiceInput } from '../cards/choice-input.ts';
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
      choiceInput({
        id: 'route',
        label: nieuw.route,
        choices: view.routes.map(({ id, title }) => ({ title, value: id })),
        style: 'expanded',
        value: view.route,
      }),
      {
        type: 'Input.Text',
        id: 'kenmerk',
        label: fill(nieuw.kenmerk, { systeem: region.registry }),
        isMultiline: false,
        maxLength: 30,
        ...(view.kenmerk && { value: view.kenmerk }),
      },
      subtle(view.proposed ? fill(nieuw['voorstel-uitleg'], { systeem: region.registry }) : nieuw['kenmerk-uitleg']),
      // No input is required on the card: a client would not send this button before they are all filled in.
      { type: 'ActionSet', actions: [execute(nieuw.voorstel, 'new-case', { propose: true }, { sendsInputs: true })] },
      choiceInput({
        id: 'gemeente',
        label: nieuw.gemeente,
        choices: region.municipalities.map((name) => ({ title: name, value: name })),
        style: region.municipalities.length <= 5 ? 'expanded' : 'compact',
        value: view.gemeente,
      }),
    ],
    [
      execute(texts.knop.begin, 'start-case', { cardKey: view.key }, { primary: true, sendsInputs: true }),
      menuAction('menu', texts),
    ],
  );
}
