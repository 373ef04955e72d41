import { readFileSync } from 'node:fs';
import {
  ActivityHandler,
  type AdaptiveCardInvokeResponse,
  type AdaptiveCardInvokeValue,
  ConversationState,
  MemoryStorage,
  type TurnContext,
} from 'botbuilder';
import { answerButton } from '../../harness/card.ts';
import type { Card } from '../orders.ts';
import { serve } from './bare-server.ts';

/**
 * The second reference: a waterfall like that of `botbuilder-dialogs`, with a stack of the waterfall and its prompt in
 * the conversation state, in memory. Its cards are prerendered in the file it is given. It accepts any text as an
 * answer, knows no route, and forgets everything when it stops, so it does less than that package.
 */
interface DialogState {
  readonly dialogStack: Dialog[];
}

type Dialog = Waterfall | Prompt;

interface Waterfall {
  readonly id: 'waterfall';
  readonly state: { stepIndex: number; readonly values: Record<string, Answers> };
}

interface Prompt {
  readonly id: 'prompt';
  readonly state: { readonly options: { readonly inputs: readonly string[] }; attemptCount: number };
}

type Answers = Readonly<Record<string, unknown>>;

class WaterfallBot extends ActivityHandler {
  readonly #cards: readonly Card[] = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
  readonly #conversation = new ConversationState(new MemoryStorage());
  readonly #dialogs = this.#conversation.createProperty<DialogState>('DialogState');

  override async run(turn: TurnContext): Promise<void> {
    await super.run(turn);
    await this.#conversation.saveChanges(turn, false);
  }

  override async onAdaptiveCardInvoke(
    turn: TurnContext,
    { action }: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    const { dialogStack } = await this.#dialogs.get(turn, { dialogStack: [] });
    const card = action.verb === 'answer' ? this.#goOn(dialogStack, action.data) : this.#begin(dialogStack);
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
  }

  #begin(stack: Dialog[]): Card {
    const waterfall: Waterfall = { id: 'waterfall', state: { stepIndex: 0, values: {} } };
    stack.splice(0, stack.length, waterfall);
    return this.#ask(stack, waterfall);
  }

  #goOn(stack: Dialog[], data: Answers): Card {
    const [waterfall, prompt] = stack;
    if (waterfall?.id !== 'waterfall' || prompt?.id !== 'prompt') throw new Error('no dialog is waiting for an answer');
    const { options } = prompt.state;
    const answers = Object.fromEntries(options.inputs.map((id) => [id, data[id]]));
    if (Object.values(answers).some((answer) => typeof answer !== 'string')) {
      prompt.state.attemptCount += 1;
      return this.#cardOf(waterfall);
    }
    stack.pop();
    waterfall.state.values[waterfall.state.stepIndex] = answers;
    waterfall.state.stepIndex += 1;
    return this.#ask(stack, waterfall);
  }

  #ask(stack: Dialog[], waterfall: Waterfall): Card {
    const card = this.#cardOf(waterfall);
    stack.push({ id: 'prompt', state: { options: { inputs: answerButton(card).inputs }, attemptCount: 0 } });
    return card;
  }

  #cardOf({ state }: Waterfall): Card {
    const card = this.#cards[state.stepIndex];
    if (card === undefined) throw new Error('the waterfall is over');
    return card;
  }
}

serve(new WaterfallBot());
