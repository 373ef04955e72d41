import type { Texts } from '../../src/content/schema/texts.ts';
import type { CardJson } from '../base/types.ts';
import { card, execute, heading, text } from '../cards/adaptive.ts';
import { caseHead, tokenData } from '../cards/parts.ts';
import { hiddenInput } from '../cards/question.ts';
import type { PreviewView } from './views.ts';

/** What a change would do. The answers are in hidden inputs, so that confirming sends exactly what was typed. */
export function previewCard(view: PreviewView, texts: Texts): CardJson {
  const data = tokenData(view.token, view.step.ref);
  return card(
    [
      caseHead(view.head, texts),
      heading(texts.wijziging.titel),
      ...view.effects.map((effect) => text(effect)),
      ...view.questions.map((question) => hiddenInput(question, view.values[question.ref] ?? null)),
      ...(view.motivation ? [hiddenInput({ id: 'motivatie' }, view.motivation)] : []),
    ],
    [
      execute(texts.knop.wijzig, 'confirm', { ...data, card: view.card }, { primary: true, sendsInputs: true }),
      execute(texts.knop.laat, 'cancel', data),
    ],
  );
}
