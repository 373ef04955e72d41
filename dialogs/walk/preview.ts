import type { Refusal } from '../../src/cases/domain/decision.ts';
import type { CaseState } from '../../src/cases/domain/state.ts';
import { displayed } from '../../src/cases/domain/step-cards.ts';
import type { Owner } from '../../src/cases/work/cases.ts';
import type { Content, StepContent } from '../../src/content/content.ts';
import { fill } from '../../src/content/template.ts';
import type { Ref } from '../../src/route/types.ts';
import { headOf, tokenOf } from '../base/case-frame.ts';
import { type Deps, forCase } from '../base/deps.ts';
import type { PreviewView, Typed } from '../base/views.ts';
import { reasonText, targetText } from '../base/wording.ts';

type Change = Extract<Refusal, { kind: 'changes-route' }>;

/** What a change of an earlier answer would do, before it is saved. */
export function previewView(
  deps: Deps,
  owner: Owner,
  state: CaseState,
  step: StepContent,
  card: number,
  values: Typed,
  change: Change,
): PreviewView {
  const { content } = forCase(deps, state);
  return {
    kind: 'preview',
    head: headOf(state),
    token: tokenOf(deps, owner, state, step.ref),
    step,
    card,
    questions: displayed(step, state.run, content, card),
    values,
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
