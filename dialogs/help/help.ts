import type { Inputs } from '../../src/cases/domain/inputs.ts';
import type { CaseState } from '../../src/cases/domain/state.ts';
import type { Owner } from '../../src/cases/work/cases.ts';
import { HELP } from '../../src/content/compile/help.ts';
import type { QuestionContent } from '../../src/content/content.ts';
import { fill } from '../../src/content/template.ts';
import { evaluate } from '../../src/route/condition.ts';
import { type Ref, ref } from '../../src/route/types.ts';
import { headOf, tokenOf } from '../base/case-frame.ts';
import { type Deps, forCase } from '../base/deps.ts';
import { carry } from '../base/typed.ts';
import type { HelpView, View } from '../base/views.ts';
import { sourceText } from '../cards/parts.ts';
import { goTo } from '../walk/current-view.ts';
import { stepView } from '../walk/step-view.ts';
import { helpInput } from './help-card.ts';

/** "Twijfel je?": a few plain questions about one choice. It proposes, with its source; the coach decides. */

export function helpForm(deps: Deps, owner: Owner, state: CaseState, step: Ref, inputs: Inputs): View {
  const question = helped(deps, state, step);
  if (!question?.help) return goTo(deps, owner, state, step);
  return {
    kind: 'help',
    head: headOf(state),
    token: tokenOf(deps, owner, state, `help ${step}`),
    step,
    carried: carry(deps, state, inputs),
    question: question.text,
    questions: question.help.questions,
  } satisfies HelpView;
}

/** The step again, with what the help proposes filled in and explained. Nothing is saved. */
export function proposal(deps: Deps, owner: Owner, state: CaseState, stepRef: Ref, inputs: Inputs): View {
  const { content } = forCase(deps, state);
  const { texts } = content;
  const question = helped(deps, state, stepRef);
  const step = content.steps.get(stepRef);
  if (!question?.help || !step) return goTo(deps, owner, state, stepRef);
  const answers = new Map(question.help.questions.map(({ id }) => [ref(HELP, id), inputs[helpInput(id)]]));
  const carried = carry(deps, state, inputs);
  const typed = carried?.values ?? {};
  const card = carried?.card;
  const known = (name: Ref) => {
    const answer = answers.get(name);
    return typeof answer === 'string' && answer !== '' ? answer : null;
  };
  // A rule that cannot be decided yet stops the search: a later one might hold for the wrong reason.
  const rule = question.help.rules.find((one) => one.when === null || evaluate(one.when, known) !== false);
  const decided = rule && (rule.when === null || evaluate(rule.when, known) === true) ? rule : null;
  const choice = question.choices.find((one) => one.value === decided?.value);
  if (!decided) {
    return stepView(deps, owner, state, step, {
      card,
      typed,
      notices: [{ tone: 'info', text: texts.twijfel['te-weinig'] }],
    });
  }
  const text = choice
    ? fill(texts.twijfel.voorstel, {
        keuze: choice.label,
        uitleg: decided.explanation,
        bron: sourceText(decided.source, texts),
      })
    : fill(texts.twijfel['geen-voorstel'], { uitleg: decided.explanation, bron: sourceText(decided.source, texts) });
  return stepView(deps, owner, state, step, {
    card,
    notices: [{ tone: 'info', text }],
    typed: { ...typed, ...(choice && { [question.ref]: choice.value }) },
  });
}

function helped(deps: Deps, state: CaseState, step: Ref): QuestionContent | undefined {
  return forCase(deps, state)
    .content.steps.get(step)
    ?.questions.find((question) => question.help !== null);
}
