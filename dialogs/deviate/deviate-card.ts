import { LONGEST_TEXT } from '../../src/cases/domain/answers.ts';
import type { Texts } from '../../src/content/schema/texts.ts';
import type { CardJson } from '../base/types.ts';
import { card, execute, heading, text } from '../cards/adaptive.ts';
import { choiceInput } from '../cards/choice-input.ts';
import { carriedData, carriedInputs, caseHead, noticeBox, tokenData } from '../cards/parts.ts';
import type { DeviateView } from './deviation.ts';

/** The form to leave the route: where to, and why. */
export function deviateCard(view: DeviateView, texts: Texts): CardJson {
  const { afwijken, stap } = texts;
  const { to, reason, text: typed } = view.filled;
  const data = tokenData(view.token, view.from);
  return card(
    [
      caseHead(view.head, texts),
      heading(afwijken.titel),
      text(afwijken.uitleg),
      ...(view.problem ? [noticeBox({ tone: 'warning', text: view.problem })] : []),
      choiceInput({
        id: 'naar',
        label: afwijken.naar,
        choices: view.steps.map(({ ref, label }) => ({ title: label, value: ref })),
        style: 'compact',
        placeholder: stap['kies-hier'],
        value: to,
      }),
      choiceInput({
        id: 'reden',
        label: afwijken.reden,
        choices: view.reasons.map(({ id, label }) => ({ title: label, value: id })),
        style: 'expanded',
        value: reason,
      }),
      {
        type: 'Input.Text',
        id: 'motivatie',
        label: afwijken.toelichting,
        isMultiline: true,
        maxLength: LONGEST_TEXT,
        placeholder: stap['typ-hier'],
        ...(typed && { value: typed }),
      },
      ...carriedInputs(view.carried),
    ],
    [
      execute(
        afwijken.opslaan,
        'deviate',
        { ...data, save: true, ...(view.carried && { at: view.carried.step, card: view.carried.card }) },
        { primary: true, sendsInputs: true },
      ),
      execute(
        texts.knop.laat,
        'cancel',
        { ...data, ...carriedData(view.carried), deviation: view.from },
        { sendsInputs: view.carried !== null },
      ),
    ],
  );
}
