import type { Refusal } from '../../src/cases/domain/decide/decision.ts';
import { questionsOn } from '../../src/cases/domain/step-cards.ts';
import type { Content, StepContent } from '../../src/content/content.ts';
import { fill } from '../../src/content/template.ts';
import type { Ref } from '../../src/route/types.ts';
import { targetText } from '../../src/telling/destinations.ts';
import { reasonText } from '../../src/telling/reasons.ts';
import { headOf, tokenOf } from '../base/case-frame.ts';
import type { CaseContext } from '../base/context.ts';
import type { InputValues } from '../base/view.ts';
import type { PreviewView } from './views.ts';

type Change = Extract<Refusal, { kind: 'changes-route' }>;

/** Shows what changing an earlier answer would do, before it is saved. */
export function previewView(
  context: CaseContext,
  step: StepContent,
  card: number,
  values: InputValues,
  change: Change,
  motivation: string,
): PreviewView {
  const { current, content } = context;
  return {
    kind: 'preview',
    head: headOf(current.state),
    token: tokenOf(context, step.ref),
    step,
    card,
    questions: questionsOn(step, current, card),
    values,
    motivation,
    effects: effects(step.ref, change, content),
  };
}

function effects(changed: Ref, { after, setAside, restored }: Change, content: Content): readonly string[] {
  const { wijziging } = content.texts;
  const reason = after.because.find((one) => one.at === changed);
  const goal = after.next ?? after.outcome;
  const reopens = after.open?.step === changed;
  const [oneLess, fewer] = [wijziging['een-antwoord'], wijziging.antwoorden];
  const [oneMore, more] = [wijziging['een-terug'], wijziging['antwoorden-terug']];
  return [
    ...(reason ? [reasonText(reason, content)] : []),
    ...(reopens ? [wijziging.open] : []),
    ...(goal && goal !== reason?.ref && !reopens ? [fill(wijziging.verder, { doel: targetText(goal, content) })] : []),
    ...(setAside.length > 0 ? [setAside.length === 1 ? oneLess : fill(fewer, { aantal: setAside.length })] : []),
    ...(restored.length > 0 ? [restored.length === 1 ? oneMore : fill(more, { aantal: restored.length })] : []),
  ];
}
