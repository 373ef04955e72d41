import type { Role } from '../../dialogs/base/types.ts';
import { walkTo } from '../dialogs/walks.ts';
import { type Coach, chatWorld, type World } from '../support/chat-world.ts';

/**
 * Plays a conversation as it stands in a text file, with the whole bot. A line is one of these; a line that is empty or
 * begins with `#` says nothing.
 *
 *     casus RMD-1001 [route]      a case of this coach, with its first card in view
 *     naar stap 4                 on with that case, everything filled in, to this step
 *     coach els [rol]             who speaks from here on; `els` from the start
 *     jij: dank je                what is typed, `{code}` for a code in view; `kanaal:` in a channel, `wijzigt:` edited
 *     vul: verzuim = ja; wens = a, b
 *     druk: Volgende
 *     bot: Graag gedaan … hoor    what the answer has in it, in this order; `…` is whatever stands in between
 *     bot niet: Sorry             what it has not
 *     onthoud RMD-1001            from here on …
 *     ongewijzigd RMD-1001        … nothing was stored in the case
 */
export async function play(script: string): Promise<void> {
  const scene = new Scene();
  for (const [index, line] of script.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    try {
      await scene.act(line.trim());
    } catch (error) {
      throw new Error(`regel ${index + 1}: ${line}\n\n${error instanceof Error ? error.message : error}`);
    }
  }
  if (!scene.isChecked) throw new Error('hier zegt de bot niets: zo kan het gesprek niet mislukken');
}

class Scene {
  readonly #world: World = chatWorld();
  readonly #coaches = new Map<string, Coach>();
  readonly #remembered = new Map<string, readonly string[]>();
  #who = this.#coach('els');
  isChecked = false;

  async act(line: string): Promise<void> {
    const [, what = line, said = ''] = /^(jij|kanaal|wijzigt|vul|druk|bot|bot niet): (.*)$/.exec(line) ?? [];
    switch (what) {
      case 'jij':
        return void (await this.#who.say(said.replace('{code}', () => this.#code)));
      case 'kanaal':
        return void (await this.#who.say(said, 'channel'));
      case 'wijzigt':
        return void (await this.#who.edit(said));
      case 'vul':
        return this.#fill(said);
      case 'druk':
        return void (await this.#who.press(said));
      case 'bot':
        return this.#expect(said);
      case 'bot niet':
        return this.#expectNot(said);
      default:
        return this.#set(line);
    }
  }

  async #set(line: string): Promise<void> {
    const [verb = '', ...rest] = line.split(/\s+/);
    const [first = '', second] = rest;
    if (verb === 'coach') this.#who = this.#coach(first, second as Role | undefined);
    else if (verb === 'casus') {
      await this.#who.say('nieuwe casus');
      this.#who.fill({ kenmerk: first, gemeente: 'Roermond', ...(second && { route: second }) });
      await this.#who.press('Begin');
    } else if (verb === 'naar') await walkTo(this.#who, second ?? '');
    else if (verb === 'onthoud') this.#remembered.set(first, await this.#world.events(first));
    else if (verb === 'ongewijzigd') {
      const [before, now] = [this.#remembered.get(first), await this.#world.events(first)];
      if (String(before) !== String(now)) throw new Error(`er is opgeslagen: ${now.slice(before?.length ?? 0)}`);
      this.isChecked = true;
    } else throw new Error('deze regel ken ik niet');
  }

  /** The code that stands on the newest card of some coach. */
  get #code(): string {
    const shown = [...this.#coaches.values()].filter(({ cards }) => cards.length > 0);
    const screens = shown.map((coach) => coach.card.text);
    const codes = screens.flatMap((screen) => /code [A-Z\d]{5}-[A-Z\d]{5}/.exec(screen) ?? []);
    if (!codes[0]) throw new Error('er staat nergens een code');
    return codes[0];
  }

  #fill(said: string): void {
    const pairs = said.split(';').map((one): [string, string | string[]] => {
      const [id = '', ...value] = one.split('=');
      const values = value.join('=').split(',');
      return [id.trim(), values.length > 1 ? values.map((each) => each.trim()) : value.join('=').trim()];
    });
    this.#who.fill(Object.fromEntries(pairs));
  }

  #expect(said: string): void {
    let rest = this.#who.screen();
    for (const part of said.split('…').flatMap((one) => one.trim() || [])) {
      const at = rest.indexOf(part);
      if (at < 0) throw new Error(`'${part}' staat niet in:\n${this.#who.screen()}`);
      rest = rest.slice(at + part.length);
    }
    this.isChecked = true;
  }

  #expectNot(said: string): void {
    if (this.#who.screen().includes(said)) throw new Error(`'${said}' staat in:\n${this.#who.screen()}`);
    this.isChecked = true;
  }

  #coach(name: string, role?: Role): Coach {
    const known = this.#coaches.get(name) ?? this.#world.coach(`coach-${name}`, ...(role ? [role] : []));
    this.#coaches.set(name, known);
    return known;
  }
}
