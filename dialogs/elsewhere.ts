import { z } from 'zod';
import type { Content } from '../src/content/content.ts';
import type { Texts } from '../src/content/schema/texts.ts';
import { fill } from '../src/content/template.ts';
import { readReference } from '../src/telling/references.ts';
import type { Context } from './base/context.ts';
import { NOWHERE } from './base/conversation-state.ts';
import type { Deps } from './base/deps.ts';
import { namesCase } from './base/names-case.ts';
import { answerEdit, personalIn } from './base/personal.ts';
import type { Answer, Result, Turn } from './base/types.ts';
import { wordOf } from './base/words.ts';
import { codeIn } from './colleagues/index.ts';
import { foundCard, lookUp, show } from './lookup/index.ts';
import { type SmallTalk, smallTalkIn } from './manners/index.ts';
import { render } from './render.ts';

/** Channels, groups and the compose box, where others read along. Only look-ups: no case is ever shown or opened. */

/** The most results the compose box offers. */
const MOST_RESULTS = 5;

export async function answerElsewhere(deps: Deps, { person, said, place }: Turn): Promise<Answer> {
  const context: Context = { ...deps, person, at: NOWHERE };
  const { content } = context;
  const { texts } = content;
  switch (said.kind) {
    case 'query':
      return offer(context, said.text);
    case 'installed':
      return { kind: 'text', text: texts.kanaal.welkom };
    case 'action': {
      const ref = said.verb === 'show' ? z.string().max(100).safeParse(said.data.ref).data : undefined;
      const view = ref ? await show(context, ref, place) : null;
      return view ? render(view, content) : { kind: 'text', text: texts.kanaal.casus };
    }
    case 'edited':
      return { kind: 'text', text: answerEdit(said.text, content) };
    case 'text': {
      const personal = personalIn(said.text, content);
      if (personal) return { kind: 'text', text: personal };
      // A code is meant for one colleague, and here everyone can read it.
      if (codeIn(said.text) || isAboutACase(said.text, content)) return { kind: 'text', text: texts.kanaal.casus };
      const word = wordOf(said.text, texts);
      if (said.text === '' || word) return { kind: 'text', text: texts.kanaal.welkom };
      const small = smallTalkIn(said.text, texts);
      if (small) return { kind: 'text', text: courtesyIn(small, texts) };
      return render(await lookUp(context, said.text, place), content);
    }
  }
}

/** A short line for thanks; what is about a card has none here. */
function courtesyIn(small: SmallTalk, { omgang, kanaal }: Texts): string {
  if (small === 'ongedaan') return kanaal.casus;
  if (small === 'snap-niet' || small === 'ja' || small === 'nee') return kanaal.welkom;
  return omgang[small].antwoord;
}

/** What the compose box offers while someone types. */
function offer({ content, search }: Context, question: string): Answer {
  const { opzoeken } = content.texts;
  if (question === '') return { kind: 'text', text: opzoeken.kort };
  const hits = search(content).find(question, { limit: MOST_RESULTS });
  const results = hits.flatMap(({ ref }): Result[] => {
    const one = readReference(content, ref);
    if (!one) return [];
    const { place, title, texts } = one;
    const text = fill(opzoeken.regel, { plaats: place, tekst: texts[0] ?? '' });
    return [{ title, text, card: foundCard(one, content.texts) }];
  });
  return results.length > 0 ? { kind: 'results', results } : { kind: 'text', text: opzoeken['niet-gevonden'] };
}

/** Whether a text mentions cases, a bijnaam or a kenmerk. */
function isAboutACase(text: string, content: Content): boolean {
  const word = wordOf(text, content.texts);
  return (word !== null && !HARMLESS.has(word)) || namesCase(text, content);
}

const HARMLESS: ReadonlySet<string> = new Set(['menu', 'help', 'opzoeken']);
