import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Answer, Bot, CardJson, Role, Said, Turn } from '../../dialogs/base/types.ts';
import { createBot } from '../../dialogs/turn.ts';
import { dayOf } from '../../src/cases/domain/day.ts';
import { createKeyring, type Keyring } from '../../src/cases/keys/cipher.ts';
import type { Sql } from '../../src/cases/store/sql.ts';
import { openSqlite } from '../../src/cases/store/sqlite/sqlite.ts';
import type { CaseStore } from '../../src/cases/store/store.ts';
import { Cases } from '../../src/cases/work/cases.ts';
import { type Dossier, readDossier } from '../../src/cases/work/dossier.ts';
import type { Content } from '../../src/content/content.ts';
import { noteMissedIn, sendQuestionIn } from '../../src/missed.ts';
import { searchOf } from '../../src/search/of.ts';
import { plainLine } from '../../src/teams/typed.ts';
import { AdaptiveCard } from './adaptive-card-schema.ts';
import { Card } from './card-on-screen.ts';
import { FOLDED, type Json } from './card-text.ts';
import { contentOf } from './content.ts';

const ORG = 'roermond';

/** Everything behind the chat is real: content, database (in its own folder), keys. Only clock and chance are fixed. */
export interface World {
  readonly store: CaseStore & Sql;
  readonly keyring: Keyring;
  /** Where the database is. */
  readonly folder: string;
  /** A coach on a device of their own; the same name twice is one person with two devices. */
  coach(name?: string, ...roles: readonly Role[]): Coach;
  /** Everything stored about a case, opened. */
  dossier(kenmerk: string): Promise<Dossier>;
  /** The types of a case's events, in order. */
  events(kenmerk: string): Promise<readonly string[]>;
  /** Closes the database and restarts the bot on the same folder, with other content if given. */
  restart(changed?: Content): Promise<void>;
}

/** A world for one test, removed afterwards. Every turn takes a minute, from Monday 23 November 2026, 9:00. */
export function chatWorld(region = 'roermond'): World {
  const folder = mkdtempSync(join(tmpdir(), 'routewijzer-chat-'));
  const keyring = createKeyring({
    caseKeys: [{ id: 'test', key: new Uint8Array(32).fill(1) }],
    indexKey: new Uint8Array(32).fill(2),
  });
  let content = contentOf(region);
  const clock = { now: Date.parse('2026-11-23T08:00:00Z') };
  const now = () => new Date(clock.now);
  const random = pinned(chance(7));
  const open = () => {
    const store = openSqlite(join(folder, 'test.db'));
    const cases = new Cases({ store, keyring, contentOn: () => content, now, random });
    const today = () => dayOf(now());
    return {
      store,
      bot: createBot({
        content,
        contentOn: () => content,
        cases,
        search: searchOf,
        missed: noteMissedIn(store, today),
        sendQuestion: sendQuestionIn(store, today),
        today,
      }),
    };
  };
  let running = open();
  const bot: Bot = (turn) => {
    clock.now += 60_000;
    return running.bot(turn);
  };
  const dossier = async (kenmerk: string) => {
    const found = await readDossier(running.store, keyring, ORG, kenmerk, () => content);
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
    coach: (name = 'coach-els', ...roles) => new Coach(bot, name, ['coach', ...roles]),
    events: async (kenmerk) => (await dossier(kenmerk)).events.map(({ envelope }) => envelope.type),
    restart: async (changed = content) => {
      await running.store.close();
      content = changed;
      running = open();
    },
  };
}

/** A coach in the personal chat, with the newest card in front of them. */
export class Coach {
  readonly id: string;
  /** Every card this coach was shown, oldest first. */
  readonly cards: Json[] = [];
  readonly #bot: Bot;
  readonly #roles: ReadonlySet<Role>;
  readonly #lines: string[] = [];
  #card: Card | null = null;
  #said: string | null = null;
  #did = '';

  constructor(bot: Bot, id: string, roles: readonly Role[]) {
    this.#bot = bot;
    this.id = id;
    this.#roles = new Set(roles);
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

  /** Everything this coach did and saw, from the start. */
  transcript(): string {
    return `${this.#lines.filter((line) => line !== '').join('\n\n')}\n`;
  }

  /** The same, without what is folded in. */
  seen(): string {
    const lines = this.screen().split('\n');
    return lines.filter((line) => !line.startsWith(FOLDED)).join('\n');
  }

  fill(answers: Readonly<Record<string, string | readonly string[]>>): this {
    this.card.fill(answers);
    const did = Object.entries(answers).map(([id, answer]) => `→ ${id}: ${answer}\n`);
    this.#did += did.join('');
    return this;
  }

  /** Presses a button of the newest card, by its title or verb; `which` distinguishes equal titles by their data. */
  async press(button: string, which: Json = {}): Promise<this> {
    return this.pressOn(this.card, button, which);
  }

  /** Presses a button on a card that may be old or on another device. */
  async pressOn(card: Card, button: string, which: Json = {}): Promise<this> {
    if (card.toggle(button)) {
      this.#did += `→ [${button}]\n`;
      return this;
    }
    const { verb, data } = card.payload(button, which);
    this.#did += `→ [${button}]${Object.values(which).map((value) => ` ${value}`)}`;
    return this.send(verb, data);
  }

  async say(text: string, place: Turn['place'] = 'personal'): Promise<this> {
    this.#did += `→ "${text}"`;
    // As the channel parses it.
    return this.#take(await this.#turn({ kind: 'text', text: plainLine(text) }, place));
  }

  /** Edits an earlier message to this text. */
  async edit(text: string, place: Turn['place'] = 'personal'): Promise<this> {
    this.#did += `→ (gewijzigd) "${text}"`;
    return this.#take(await this.#turn({ kind: 'edited', text: plainLine(text) }, place));
  }

  async install(): Promise<this> {
    return this.#take(await this.#turn({ kind: 'installed' }));
  }

  /** Sends what none of our cards would, because anything may come in. */
  async send(verb: string, data: Json, place: Turn['place'] = 'personal'): Promise<this> {
    return this.#take(await this.answerTo(verb, data, place));
  }

  /** Returns only the answer; the screen stays as it is. */
  answerTo(verb: string, data: Json, place: Turn['place'] = 'personal'): Promise<Answer> {
    // As over the wire: no objects are shared with the bot.
    return this.#turn({ kind: 'action', verb, data: JSON.parse(JSON.stringify(data)) }, place);
  }

  #turn(said: Said, place: Turn['place'] = 'personal'): Promise<Answer> {
    const person = { org: ORG, id: this.id, roles: this.#roles };
    return this.#bot({ person, place, said });
  }

  #take(answer: Answer): this {
    this.#said = answer.kind === 'text' ? answer.text : null;
    if (answer.kind === 'card') {
      this.#card = new Card(asTeamsTakesIt(answer.card));
      this.cards.push(this.#card.json);
    }
    this.#lines.push(this.#did, this.screen());
    this.#did = '';
    return this;
  }
}

/** @throws when Teams would not take the card, so that no test that shows it passes */
function asTeamsTakesIt(card: CardJson): Json {
  const json: Json = JSON.parse(JSON.stringify(card));
  const { error } = AdaptiveCard.safeParse(json);
  if (error) throw new Error(`Teams would not take this card: ${error.message}`);
  return json;
}

/** Pseudo-random numbers that are the same in every run (mulberry32). */
function chance(seed: number): (below: number) => number {
  let at = seed;
  return (below) => {
    at = (at + 0x6d2b79f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/**
 * A bijnaam is drawn from hundreds of names, a letter of a kenmerk from some thirty. Transcripts pin the names of first
 * cases, from the time when every form drew a kenmerk of four letters before: that many are passed over.
 */
function pinned(draw: (below: number) => number): (below: number) => number {
  return (below) => {
    if (below > 100) for (let letter = 0; letter < 4; letter++) draw(below);
    return draw(below);
  };
}
