import type { Texts } from '../../src/content/schema/texts.ts';
import { fill } from '../../src/content/template.ts';
import { sourceText } from '../../src/telling/sources.ts';
import type { CardJson } from '../base/types.ts';
import { type Action, card, type Element, execute, heading, literal, subtle, text } from '../cards/adaptive.ts';
import { menuAction } from '../cards/notice-card.ts';
import { caseHead, noticeBox, tokenData } from '../cards/parts.ts';
import { questionInput } from '../cards/question.ts';
import { changedLine } from './changed-line.ts';
import type { EndView } from './views.ts';

export function endCard(view: EndView, texts: Texts): CardJson {
  const { einde } = texts;
  const data = tokenData(view.token);
  const { ronde } = texts;
  const action = (which: EndView['actions'][number], index: number): Action => {
    const primary = index === 0 && !view.aftercare;
    switch (which) {
      case 'close':
        return execute(einde.sluiten, 'close-case', data, { primary });
      case 'finish':
        return execute(einde.afronden, 'close-case', { ...data, end: which }, { primary });
      case 'reopen':
        return execute(view.reopenLabel, 'close-case', { ...data, end: which });
      case 'repeat':
        return execute(ronde.herhaal, 'run', { ...data, run: 'repeat' });
      case 'follow-up':
        return execute(
          fill(ronde['verder-bij'], { doel: view.followUp }),
          'run',
          { ...data, run: 'follow-up' },
          { primary },
        );
    }
  };
  return card(
    [
      caseHead(view.head, texts),
      ...view.notices.map(noticeBox),
      ...changedLine(view.changed, view.token, texts),
      heading(view.title),
      text(literal(view.text)),
      ...(view.aftercare ? aftercareInputs(view.aftercare, texts) : []),
      ...(view.source ? [subtle(fill(texts.stap.bron, { bron: sourceText(view.source, texts) }))] : []),
    ],
    [
      ...(view.aftercare
        ? [
            execute(
              einde.opslaan,
              'save',
              { ...tokenData(view.token, view.aftercare.step), card: 1 },
              { primary: true, sendsInputs: true },
            ),
          ]
        : []),
      ...(view.otherRun ? [execute(view.otherRun.label, 'run', { ...data, run: view.otherRun.run })] : []),
      ...view.actions.map(action),
      ...view.offers.map(({ route, label }) => execute(label, 'run', { ...data, run: 'offer', route })),
      execute(texts.knop.overzicht, 'overview', data),
      menuAction('cases', texts),
    ],
  );
}

function aftercareInputs({ questions, values }: NonNullable<EndView['aftercare']>, texts: Texts): readonly Element[] {
  return questions.flatMap((question) =>
    questionInput(question, values[question.ref] ?? null, undefined, undefined, texts),
  );
}
