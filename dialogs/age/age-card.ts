import type { Texts } from '../../src/content/schema/texts.ts';
import type { CardJson } from '../base/types.ts';
import { card, execute, heading, text } from '../cards/adaptive.ts';
import { choiceInput } from '../cards/choice-input.ts';
import { caseHead, noticeBox, tokenData } from '../cards/parts.ts';
import type { AgeView } from './age.ts';

export function ageCard(view: AgeView, texts: Texts): CardJson {
  const { leeftijd, knop } = texts;
  const data = tokenData(view.token);
  return card(
    [
      caseHead(view.head, texts),
      ...(view.notice ? [noticeBox(view.notice)] : []),
      heading(leeftijd.titel),
      text(leeftijd.uitleg),
      choiceInput({
        id: 'leeftijdsgroep',
        label: leeftijd.groep,
        choices: view.groups,
        style: 'expanded',
        value: view.filled.group,
      }),
      choiceInput({
        id: 'leeftijdsmaand',
        label: leeftijd.maand,
        choices: view.months,
        style: 'compact',
        value: view.filled.month,
      }),
    ],
    [
      execute(leeftijd.opslaan, 'age', { ...data, save: true }, { primary: true, sendsInputs: true }),
      execute(knop.laat, 'overview', data),
    ],
  );
}
