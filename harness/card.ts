/** The part of a card that a client needs: its `answer` button and the inputs sent with it. */
export interface AnswerButton {
  readonly data: Readonly<Record<string, unknown>>;
  readonly inputs: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

/** The card in the response to `adaptiveCard/action`. Throws for any other response. */
export function cardIn(status: number, text: string): Json {
  const body = status === 200 ? JSON.parse(text) : null;
  const right = body?.statusCode === 200 && body.type === 'application/vnd.microsoft.card.adaptive';
  if (!right || body.value?.type !== 'AdaptiveCard') throw new Error(`wrong reply, status ${status}: ${excerpt(text)}`);
  return body.value;
}

/** The button that answers a card's step. Throws when there is none. */
export function answerButton(card: Json): AnswerButton {
  const button = list(card.actions).find((action) => action.verb === 'answer');
  if (button === undefined) throw new Error(`a card without an answer button: ${excerpt(JSON.stringify(card))}`);
  return { data: button.data as Json, inputs: inputsIn(list(card.body)) };
}

function inputsIn(elements: readonly Json[]): readonly string[] {
  return elements.flatMap((element) => {
    if (String(element.type).startsWith('Input.')) return [String(element.id)];
    return inputsIn([...list(element.items), ...list(element.columns)]);
  });
}

function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function excerpt(text: string): string {
  return text.length > 600 ? `${text.slice(0, 600)}…` : text;
}
