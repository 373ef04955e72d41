import type { Texts } from '../../src/content/schema/texts.ts';
import { fill } from '../../src/content/template.ts';
import { remarked } from '../../src/telling/sources.ts';
import type { CardJson } from '../base/types.ts';
import { card, execute, heading, text } from '../cards/adaptive.ts';
import { choiceInput } from '../cards/choice-input.ts';
import { carriedData, carriedInputs, caseHead, noticeBox, tokenData } from '../cards/parts.ts';
import { type HelpView, helpInput } from './help.ts';

/** "Twijfel je?": the plain questions. */
export function helpCard(view: HelpView, texts: Texts): CardJson {
  const { twijfel } = texts;
  const data = { ...tokenData(view.token, view.step), ...carriedData(view.carried) };
  return card(
    [
      caseHead(view.head, texts),
      heading(fill(twijfel.titel, { vraag: view.question })),
      text(twijfel.uitleg),
      ...(view.waitsFor.length > 0
        ? [noticeBox({ tone: 'warning', text: fill(twijfel['te-weinig'], { vragen: view.waitsFor.join(' · ') }) })]
        : []),
      ...view.questions.map(({ id, text: label, choices, source }) =>
        choiceInput({
          id: helpInput(id),
          label: remarked(label, source, texts),
          choices: choices.map(({ value, label: title, source }) => ({ title: remarked(title, source, texts), value })),
          style: 'expanded',
          value: String(view.answered[helpInput(id)] ?? ''),
        }),
      ),
      ...carriedInputs(view.carried),
    ],
    [
      execute(twijfel.toon, 'help', { ...data, propose: true }, { primary: true, sendsInputs: true }),
      execute(texts.knop.terug, 'go-to', data, { sendsInputs: view.carried !== null }),
    ],
  );
}
