import { fill } from '../../src/content/template.ts';
import type { Context } from '../base/context.ts';
import { personalIn } from '../base/personal.ts';
import type { Reply } from '../base/reply.ts';
import { type MenuAction, type NoticeView, textView } from '../base/view.ts';
import { type LookupView, lookUp } from './lookup.ts';

/** Only whitespace and invisible characters: a picture, for example, comes without text. */
const EMPTY = /^[\s\p{C}]*$/u;

/** A question in the coach's own words, typed in the chat or in the form. */
export async function answerQuestion(context: Context, text: string): Promise<Reply> {
  const { content, at } = context;
  const refusal = personalIn(text, content);
  if (refusal) return { view: textView(refusal), at };
  const { texts } = content;
  if (EMPTY.test(text)) return { view: textView(texts['leeg-bericht']), at, misses: at.misses };
  const found = await lookUp(context, text, 'personal');
  if (found.found) return { view: found, at };
  const misses = at.misses + 1;
  if (at.misses === 0) return { view: found, at, misses };
  // Never the same sentence twice in a row: a colleague, then other words, in turn.
  const inTurn = (lines: readonly string[]) => lines[(at.misses - 1) % lines.length] ?? texts.onbegrepen;
  if (found.near.length > 0) {
    // Each question is judged by itself: what comes near this one is named, whatever the one before it was.
    const own: LookupView = { ...found, notice: found.notice ?? inTurn(texts['nog-niet-gevonden']) };
    return { view: own, at, misses };
  }
  const said = inTurn([texts.onbegrepen, ...texts['nog-onbegrepen']]);
  const actions = [...(await goBack(context)), 'look-up', 'cases', 'menu'] as const;
  const view: NoticeView = { kind: 'notice', beside: true, notice: { tone: 'info', text: said }, actions };
  return { view, at, misses };
}

/** A button back to the case the coach was in. */
async function goBack({ cases, person, at, content }: Context): Promise<readonly MenuAction[]> {
  const current = at.activeCase ? await cases.open(person, at.activeCase) : null;
  if (!current) return [];
  const { id, bijnaam } = current.state;
  return [{ open: id, label: fill(content.texts.opzoeken.terug, { bijnaam }) }];
}
