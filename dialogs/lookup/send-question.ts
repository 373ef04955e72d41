import type { Content } from '../../src/content/content.ts';
import type { Context } from '../base/context.ts';
import { namesCase } from '../base/names-case.ts';
import { personalIn } from '../base/personal.ts';
import { type TextView, textView } from '../base/view.ts';
import type { SendView } from './lookup.ts';

/** Longer texts are no questions. In characters. */
const LONGEST_SENT = 300;

/** What goes to the editors, to look at before it goes. */
export function showQuestion({ content }: Context, typed: string): SendView | TextView {
  const question = cut(typed);
  const refusal = refusalOf(question, content);
  return refusal ? textView(refusal) : { kind: 'send', beside: true, question };
}

/** Sends the question without its sender. What the card sends back is not trusted, so it is checked again. */
export async function sendQuestion(context: Context, typed: string): Promise<TextView> {
  const { content, person } = context;
  const question = cut(typed);
  const refusal = refusalOf(question, content);
  if (refusal) return textView(refusal);
  if (question !== '') await context.sendQuestion(person.org, question);
  return textView(content.texts.opzoeken.gestuurd);
}

/** Why it cannot go: it is kept as it is, in the open, and a kenmerk is sealed everywhere else. */
function refusalOf(question: string, content: Content): string | null {
  const aboutCase = namesCase(question, content) ? content.texts.opzoeken['stuur-casus'] : null;
  return personalIn(question, content) ?? aboutCase;
}

function cut(typed: string): string {
  return typed.replace(/\s+/g, ' ').trim().slice(0, LONGEST_SENT);
}
