import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createBot } from '../../dialogs/turn.ts';
import type { Answer, Bot, Said, Turn } from '../../dialogs/types.ts';
import { Cases, dayOf } from '../../src/cases/cases.ts';
import { createKeyring, type Keyring } from '../../src/cases/cipher.ts';
import { type Dossier, readDossier } from '../../src/cases/dossier.ts';
import { openSqlite } from '../../src/cases/sqlite.ts';
import type { CaseStore } from '../../src/cases/store.ts';
import { cardText, isJson, type Json, listOf, partsOf } from './card-text.ts';
import { realContent } from './content.ts';

const ORG = 'roermond';

/** Everything behind the chat, real: content, database in a folder of its own, keys. Only clock and chance are fixed. */
export interface World {
  readonly store: CaseStore;
  readonly keyring: Keyring;
  /** Where the database is. */
  readonly folder: string;
  /** A coach, on a device of their own; the same name twice is one person with two devices. */
  coach(name?: string): Coach;
  /** Everything stored about a case, opened. */
  dossier(kenmerk: string): Promise<Dossier>;
  /** The kinds of events of a case, in order. */
  events(kenmerk: string): Promise<readonly string[]>;
  /** Closes the database and starts the bot again on the same folder, as after a restart. */
  restart(): Promise<void>;
}

/** A world for one test; gone after it. Every turn takes a minute, from Monday 23 November 2026, 9.00 hours. */
export function chatWorld(): World {
  const folder = mkdtempSync(join(tmpdir(), 'routewijzer-chat-'));
  const keyring = createKeyring({
    caseKeys: [{ id: 'test', key: new Uint8Array(32).fill(1) }],
    indexKey: new Uint8Array(32).fill(2),
  });
  const content = realContent();
  const clock = { now: Date.parse('2026-11-23T08:00:00Z') };
  const now = () => new Date(clock.now);
  const random = chance(7);
  const open = () => {
    const store = openSqlite(join(folder, 'test.db'));
    const cases = new Cases({ store, keyring, content, now, random });
    return { store, bot: createBot({ content, cases, today: () => dayOf(now()) }) };
  };
  let running = open();
  const bot: Bot = (turn) => {
    clock.now += 60_000;
    return running.bot(turn);
  };
  const dossier = async (kenmerk: string) => {
    const found = await readDossier(running.store, keyring, ORG, kenmerk);
    if (!found) throw new Error(`er is geen casus ${kenmerk}`);
    return found;
  };
  onTestFinished(async () => {
    await running.store.close();
    rmSync(folder, { recursive: true });
  });
  return {
    get store() {
      return running.store;
    },
    keyring,
    folder,
    dossier,
    coach: (name = 'coach-els') => new Coach(bot, name),
    events: async (kenmerk) => (await dossier(kenmerk)).events.map(({ envelope }) => envelope.type),
    restart: async () => {
      await running.store.close();
      running = open();
    },
  };
}

/** A card on a coach's screen, with what they filled in. It stays as it is, also when newer ones come below it. */
export class Card {
  readonly json: Json;
  readonly #filled = new Map<string, string>();

  constructor(json: Json) {
    this.json = json;
    for (const { id, value } of this.#inputs()) if (value !== undefined) this.#filled.set(String(id), String(value));
  }

  get text(): string {
    return cardText(this.json, Object.fromEntries(this.#filled));
  }

  /** Titles of everything that can be pressed. */
  get buttons(): readonly string[] {
    return partsOf(this.json).flatMap(({ type, title }) => (isAction(type) ? [String(title)] : []));
  }

  /** Fills in questions that are on the card, with what its inputs permit. An empty text clears one. */
  fill(answers: Readonly<Record<string, string | readonly string[]>>): void {
    for (const [id, answer] of Object.entries(answers)) {
      const input = this.#inputs().find((one) => one.id === id && one.isVisible !== false);
      if (!input) throw new Error(`geen vraag '${id}' op deze kaart:\n${this.text}`);
      const values = typeof answer === 'string' ? [answer] : answer;
      for (const value of values)
        if (value !== '' && !takes(input, value)) throw new Error(`'${id}' neemt geen '${value}' aan`);
      if (values.length > 1 && input.isMultiSelect !== true) throw new Error(`'${id}' neemt één antwoord aan`);
      this.#filled.set(id, values.join(','));
    }
  }

  /** What a press of this button sends: its own data, and every input that has something in it, seen or not. */
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
    const fits = ({ data }: Json) =>
      Object.entries(which).every(([name, value]) => isJson(data) && data[name] === value);
    const actions = partsOf(this.json).filter((part) => isAction(part.type) && fits(part));
    const titled = actions.filter(({ title }) => title === button);
    const [action, ...others] = titled.length > 0 ? titled : actions.filter(({ verb }) => verb === button);
    if (!action) throw new Error(`geen knop '${button}' op deze kaart:\n${this.text}`);
    if (others.length > 0) throw new Error(`meer dan één knop '${button}': zeg welke`);
    return action;
  }

  #inputs(): readonly Json[] {
    return partsOf(this.json).filter(({ type }) => String(type).startsWith('Input.'));
  }
}

/** A coach in the personal chat, with the newest card in front of them. */
export class Coach {
  readonly id: string;
  readonly #bot: Bot;
  #card: Card | null = null;
  #said: string | null = null;
  #turns = 0;

  constructor(bot: Bot, id: string) {
    this.#bot = bot;
    this.id = id;
  }

  /** The newest card of the chat. */
  get card(): Card {
    if (!this.#card) throw new Error('er is nog geen kaart');
    return this.#card;
  }

  /** What the newest answer shows: the card, or a line of text. */
  screen(): string {
    return this.#said === null ? this.card.text : `> ${this.#said}`;
  }

  fill(answers: Readonly<Record<string, string | readonly string[]>>): this {
    this.card.fill(answers);
    return this;
  }

  /** Presses a button of the newest card, by its title or verb; `which` tells buttons of one title apart by their data. */
  async press(button: string, which: Json = {}): Promise<this> {
    return this.pressOn(this.card, button, which);
  }

  /** Presses a button of a card that may be an old one, or one on another device. */
  async pressOn(card: Card, button: string, which: Json = {}): Promise<this> {
    const { verb, data } = card.payload(button, which);
    return this.send(verb, data);
  }

  async say(text: string, place: Turn['place'] = 'personal'): Promise<this> {
    return this.#take(await this.#turn({ kind: 'text', text }, place));
  }

  async install(): Promise<this> {
    return this.#take(await this.#turn({ kind: 'installed' }));
  }

  /** Sends what no card of ours would: anything may come in. */
  async send(verb: string, data: Json, place: Turn['place'] = 'personal'): Promise<this> {
    return this.#take(await this.answerTo(verb, data, place));
  }

  /** The answer alone; the screen stays as it is. */
  answerTo(verb: string, data: Json, place: Turn['place'] = 'personal'): Promise<Answer> {
    // As over the wire: nothing of ours is shared with the bot.
    return this.#turn({ kind: 'action', verb, data: JSON.parse(JSON.stringify(data)) }, place);
  }

  #turn(said: Said, place: Turn['place'] = 'personal'): Promise<Answer> {
    const person = { org: ORG, id: this.id, roles: new Set(['coach'] as const) };
    return this.#bot({ id: `${this.id}-${++this.#turns}`, person, place, said });
  }

  #take(answer: Answer): this {
    this.#said = answer.kind === 'text' ? answer.text : null;
    if (answer.kind === 'card') this.#card = new Card(JSON.parse(JSON.stringify(answer.card)));
    return this;
  }
}

const isAction = (type: unknown): boolean => typeof type === 'string' && type.startsWith('Action.');

/** Whether a client lets this be filled in. */
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

/** Numbers that look random and are the same in every run (mulberry32). */
function chance(seed: number): (below: number) => number {
  let at = seed;
  return (below) => {
    at = (at + 0x6d2b79f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}
