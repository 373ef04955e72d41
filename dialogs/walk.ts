import type { CardOrigin, Owner, Performed } from '../src/cases/cases.ts';
import type { Command, Inputs } from '../src/cases/decide.ts';
import type { Refusal } from '../src/cases/decision.ts';
import { type CaseState, trailOf } from '../src/cases/state.ts';
import type { QuestionContent, StepContent } from '../src/content/content.ts';
import { fill } from '../src/content/template.ts';
import { resolve } from '../src/route/resolve.ts';
import type { Ref, Resolution, Value } from '../src/route/types.ts';
import { minimumLine } from './cards/parts.ts';
import { currentView } from './current-view.ts';
import type { Deps } from './deps.ts';
import { closeView, endView } from './end-view.ts';
import { headOf, minimumUpTo, reasonText, stepView, targetText, tokenOf } from './step-view.ts';
import type { Notice, View } from './views.ts';

/** Walking the route: every function gives the card that a coach sees next. */

/** Saves a step's inputs and goes on. */
export async function answer(
  deps: Deps,
  owner: Owner,
  id: string,
  origin: CardOrigin,
  command: Extract<Command, { type: 'answer' }>,
): Promise<View | null> {
  const performed = await deps.cases.perform(owner, id, origin, command);
  if (performed.kind !== 'done') return notDone(deps, owner, performed, command.step, command.inputs);
  const { state } = performed;
  const where = resolve(deps.content, trailOf(state.run));
  const step = deps.content.steps.get(command.step);
  if (step?.closesReport && !state.closing) return closeView(deps, owner, state);
  return currentView(deps, owner, state, afterStep(deps, where, command.step));
}

/** Saves a step's inputs without going on: later verder, or waiting for someone else. */
export async function save(
  deps: Deps,
  owner: Owner,
  id: string,
  origin: CardOrigin,
  command: Extract<Command, { type: 'save' | 'park' }>,
): Promise<View | null> {
  const performed = await deps.cases.perform(owner, id, origin, command);
  if (performed.kind !== 'done') return notDone(deps, owner, performed, command.step, command.inputs);
  const { texts } = deps.content;
  const { bijnaam } = performed.state;
  const text = fill(command.type === 'park' ? texts.bewaard.wacht : texts.bewaard.later, { bijnaam });
  return {
    kind: 'notice',
    notice: { tone: 'good', text },
    actions: [{ open: performed.state.id, label: fill(texts.bewaard.verder, { bijnaam }) }, 'cases', 'new-case'],
  };
}

/** What a coach sees when a button could not do what it says; null when the case is not theirs to see. */
export function notDone(
  deps: Deps,
  owner: Owner,
  performed: Exclude<Performed, { kind: 'done' }>,
  ref: Ref,
  inputs: Inputs,
): View | null {
  if (performed.kind === 'not-found') return null;
  const { content } = deps;
  const { texts } = content;
  const { state } = performed;
  const step = content.steps.get(ref);
  const onPath = resolve(content, trailOf(state.run)).path.includes(ref);
  if (!step || !onPath) return currentView(deps, owner, state, [{ tone: 'warning', text: texts.oud['stap-weg'] }]);
  const typed = typedValues(step.questions, inputs);
  if (performed.kind === 'stale') {
    const notices: Notice[] = [{ tone: 'warning', text: texts.oud.kaart }];
    return stepView(deps, owner, state, step, { notices, typed, conflict: true });
  }
  return refused(deps, owner, state, step, performed.refusal, typed);
}

function refused(
  deps: Deps,
  owner: Owner,
  state: CaseState,
  step: StepContent,
  refusal: Refusal,
  typed: Readonly<Record<Ref, Value>>,
): View {
  const { content } = deps;
  const { texts } = content;
  switch (refusal.kind) {
    case 'invalid': {
      // What must not be kept is not sent back either.
      const kept = Object.entries(typed).filter(([ref]) => refusal.problems.get(ref as Ref)?.kind !== 'personal');
      const notices: Notice[] = [{ tone: 'warning', text: texts.fout.kop }];
      return stepView(deps, owner, state, step, {
        notices,
        typed: Object.fromEntries(kept),
        problems: refusal.problems,
      });
    }
    case 'changes-route':
      return {
        kind: 'preview',
        head: headOf(state),
        token: tokenOf(deps, owner, state, step.ref),
        step,
        questions: step.questions,
        values: typed,
        effects: effects(deps, step.ref, refusal.after, refusal.setAside),
      };
    case 'closed':
      return endView(deps, owner, state, [{ tone: 'warning', text: texts.oud.afgesloten }]);
    default:
      return currentView(deps, owner, state, [{ tone: 'warning', text: texts.oud['stap-weg'] }]);
  }
}

/** What a change of an earlier answer does to the route, before it is saved. */
function effects(deps: Deps, changed: Ref, after: Resolution, setAside: readonly Ref[]): readonly string[] {
  const { content } = deps;
  const { texts } = content;
  const goal = after.next ?? after.outcome;
  return [
    ...after.because.filter((reason) => reason.at === changed).map((reason) => reasonText(reason, content)),
    ...(goal ? [fill(texts.wijziging.verder, { doel: targetText(goal, content) })] : []),
    ...(setAside.length === 1 ? [texts.wijziging['een-antwoord']] : []),
    ...(setAside.length > 1 ? [fill(texts.wijziging.antwoorden, { aantal: setAside.length })] : []),
  ];
}

/** After a step with a choice of ways: which way it is, and why. */
function afterStep(deps: Deps, where: Resolution, step: Ref): readonly Notice[] {
  const { texts } = deps.content;
  const reason = where.because.find((one) => one.at === step);
  if (!reason || Object.keys(reason.answers).length === 0) return [];
  const sofar = minimumLine(minimumUpTo(deps.content, where, step), texts);
  return [{ tone: 'info', text: `${reasonText(reason, deps.content)} ${sofar}` }];
}

/** The inputs as they came in, to show again. They are not checked and not saved. */
function typedValues(questions: readonly QuestionContent[], inputs: Inputs): Readonly<Record<Ref, Value>> {
  const typed = questions.flatMap((question): readonly (readonly [Ref, Value])[] => {
    const input = inputs[question.id];
    if (typeof input !== 'string') return [];
    return [[question.ref, question.several ? input.split(',') : input]];
  });
  return Object.fromEntries(typed) as Readonly<Record<Ref, Value>>;
}
