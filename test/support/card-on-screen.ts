import { cardText, isJson, type Json, listOf, partsOf } from './card-text.ts';

/** A card on a coach's screen, with what they filled in. It stays as it is when newer ones arrive below it. */
export class Card {
  readonly json: Json;
  readonly #filled = new Map<string, string>();
  readonly #opened = new Set<string>();

  constructor(json: Json) {
    this.json = json;
    for (const { id, value } of this.#inputs()) if (value !== undefined) this.#filled.set(String(id), String(value));
  }

  get text(): string {
    return cardText(this.json, Object.fromEntries(this.#filled));
  }

  /** Whether this question is on the card. */
  asks(id: string): boolean {
    return this.#inputs(this.#opened).some((input) => input.id === id);
  }

  /** The step this card is about, according to its buttons. */
  get step(): string | null {
    const action = partsOf(this.json).find(({ verb }) => verb === 'answer' || verb === 'confirm');
    return action && isJson(action.data) ? String(action.data.step).replace('routekaart/', '') : null;
  }

  /** Which of the step's cards it is, from 1. */
  get number(): number {
    const action = partsOf(this.json).find(({ verb }) => verb === 'answer');
    return action && isJson(action.data) ? Number(action.data.card) : 1;
  }

  /** The visible boxes with a message. */
  get notices(): readonly string[] {
    return this.text.split('\n').filter((line) => /^[!+|] /.test(line));
  }

  /** The titles of everything that can be pressed. */
  get buttons(): readonly string[] {
    return partsOf(this.json).flatMap(({ type, title }) => (isAction(type) ? [String(title)] : []));
  }

  /** Folds parts of the card out or in. Sends nothing. */
  toggle(button: string): boolean {
    const action = partsOf(this.json, this.#opened).find(
      ({ type, title }) => type === 'Action.ToggleVisibility' && title === button,
    );
    for (const id of Array.isArray(action?.targetElements) ? action.targetElements : []) {
      if (!this.#opened.delete(id)) this.#opened.add(id);
    }
    return action !== undefined;
  }

  /** Fills in questions on the card, within what its inputs permit. An empty text clears one. */
  fill(answers: Readonly<Record<string, string | readonly string[]>>): void {
    for (const [id, answer] of Object.entries(answers)) {
      const input = this.#inputs(this.#opened).find((one) => one.id === id);
      if (!input) throw new Error(`geen vraag '${id}' op deze kaart:\n${this.text}`);
      const values = typeof answer === 'string' ? [answer] : answer;
      for (const value of values)
        if (value !== '' && !takes(input, value)) throw new Error(`'${id}' neemt geen '${value}' aan`);
      if (values.length > 1 && input.isMultiSelect !== true) throw new Error(`'${id}' neemt één antwoord aan`);
      this.#filled.set(id, values.join(','));
    }
  }

  /** What pressing this button sends: its own data, and every non-empty input, visible or hidden. */
  payload(button: string, which: Json = {}): { readonly verb: string; readonly data: Json } {
    const action = this.#action(button, which);
    if (typeof action.verb !== 'string' || !isJson(action.data)) throw new Error(`'${button}' stuurt niets`);
    if (action.associatedInputs === 'none') return { verb: action.verb, data: action.data };
    const empty = this.#inputs().find((one) => one.isRequired === true && !this.#filled.get(String(one.id)));
    if (empty) throw new Error(`Teams houdt '${button}' tegen: ${empty.errorMessage}`);
    const inputs = [...this.#filled].filter(([, value]) => value !== '');
    return { verb: action.verb, data: { ...action.data, ...Object.fromEntries(inputs) } };
  }

  #action(button: string, which: Json): Json {
    this.#openMoreFor(button);
    const fits = ({ data }: Json) =>
      Object.entries(which).every(([name, value]) => isJson(data) && data[name] === value);
    const actions = partsOf(this.json, this.#opened).filter((part) => isAction(part.type) && fits(part));
    const titled = actions.filter(({ title }) => title === button);
    const [action, ...others] = titled.length > 0 ? titled : actions.filter(({ verb }) => verb === button);
    if (!action) throw new Error(`geen knop '${button}' op deze kaart:\n${this.text}`);
    if (others.length > 0) throw new Error(`meer dan één knop '${button}': zeg welke`);
    return action;
  }

  /** A button that is not visible may be under *Meer*, which a person presses first. */
  #openMoreFor(button: string): void {
    const isOn = (opened: ReadonlySet<string>) =>
      partsOf(this.json, opened).some(({ type, title, verb }) => isAction(type) && [title, verb].includes(button));
    const more = new Set([...this.#opened, 'meer']);
    if (!isOn(this.#opened) && isOn(more)) this.#opened.add('meer');
  }

  #inputs(opened?: ReadonlySet<string>): readonly Json[] {
    return partsOf(this.json, opened).filter(({ type }) => String(type).startsWith('Input.'));
  }
}

const isAction = (type: unknown): boolean => typeof type === 'string' && type.startsWith('Action.');

/** Whether a client accepts this value. */
function takes(input: Json, value: string): boolean {
  switch (input.type) {
    case 'Input.ChoiceSet':
      return listOf(input.choices).some((choice) => choice.value === value);
    case 'Input.Date':
      return /^\d{4}-\d\d-\d\d$/.test(value);
    case 'Input.Number':
      return /^\d+$/.test(value);
    default:
      return value.length <= Number(input.maxLength);
  }
}
