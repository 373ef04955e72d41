import type { Inputs } from '../../src/cases/domain/inputs.ts';
import { HELP } from '../../src/content/compile/help.ts';
import type { Help, QuestionContent } from '../../src/content/content.ts';
import { fill } from '../../src/content/template.ts';
import { evaluate } from '../../src/route/condition.ts';
import { type Ref, ref } from '../../src/route/types.ts';
import { originText } from '../../src/telling/sources.ts';
import { carry } from '../base/carried.ts';
import { headOf, tokenOf } from '../base/case-frame.ts';
import type { CaseContext } from '../base/context.ts';
import type { CardToken, Carried, CaseHead, View } from '../base/view.ts';
import { givenBack, goTo, stepView } from '../walk/index.ts';

/** "Twijfel je?": the plain questions that help with one choice. */
export interface HelpView extends View {
  readonly kind: 'help';
  readonly head: CaseHead;
  readonly token: CardToken;
  readonly step: Ref;
  readonly carried: Carried | null;
  /** The question it helps with. */
  readonly question: string;
  readonly questions: Help['questions'];
  /** What was answered already, by input id. */
  readonly answered: Inputs;
  /** The questions that a proposal still waits for; empty when none was asked for. */
  readonly waitsFor: readonly string[];
}

/** The input id of a help's question. The prefix keeps it apart from the step's own questions. */
export function helpInput(id: string): string {
  return `hulp-${id}`;
}

/** The plain questions, or the step itself when it has no help. */
export function helpForm(
  context: CaseContext,
  step: Ref,
  inputs: Inputs,
  waitsFor: readonly string[] = [],
): HelpView | ReturnType<typeof goTo> {
  const question = helped(context, step);
  if (!question?.help) return goTo(context, step);
  return {
    kind: 'help',
    head: headOf(context.current.state),
    token: tokenOf(context, `help ${step}`),
    step,
    carried: carry(context, inputs),
    question: question.text,
    questions: question.help.questions,
    answered: inputs,
    waitsFor,
  };
}

/** The step again, with what the help proposes filled in and explained. Nothing is saved. */
export function proposal(context: CaseContext, stepRef: Ref, inputs: Inputs): View {
  const { content } = context;
  const { texts } = content;
  const question = helped(context, stepRef);
  const step = content.steps.get(stepRef);
  if (!question?.help || !step) return goTo(context, stepRef);
  const answers = new Map(question.help.questions.map(({ id }) => [ref(HELP, id), inputs[helpInput(id)]]));
  const carried = carry(context, inputs);
  const back = carried ? givenBack(carried) : {};
  const known = (name: Ref) => {
    const answer = answers.get(name);
    return typeof answer === 'string' && answer !== '' ? answer : null;
  };
  // A rule that cannot be decided yet stops the search: a later one might hold for the wrong reason.
  const rule = question.help.rules.find((one) => one.when === null || evaluate(one.when, known) !== false);
  const decided = rule && (rule.when === null || evaluate(rule.when, known) === true) ? rule : null;
  if (!decided) {
    const open = question.help.questions.filter(({ id }) => known(ref(HELP, id)) === null);
    return helpForm(
      context,
      stepRef,
      inputs,
      open.map(({ text }) => text),
    );
  }
  const choice = question.choices.find((one) => one.value === decided.value);
  const { explanation: uitleg, source } = decided;
  const text = choice
    ? fill(texts.twijfel.voorstel, { keuze: choice.label, uitleg, bron: originText(source, texts) })
    : fill(texts.twijfel['geen-voorstel'], { uitleg, bron: source.label });
  return stepView(context, step, {
    ...back,
    notices: [{ tone: 'info', text }],
    typed: { ...back.typed, ...(choice && { [question.ref]: choice.value }) },
  });
}

function helped({ content }: CaseContext, step: Ref): QuestionContent | undefined {
  return content.steps.get(step)?.questions.find((question) => question.help !== null);
}
