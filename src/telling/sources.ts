import type { Source } from '../content/content.ts';
import type { Texts } from '../content/schema/texts.ts';
import { fill } from '../content/template.ts';

/** What a coach is told of a source. */
type Told = Pick<Source, 'label' | 'origin' | 'toConfirm'>;

/** A source, and whether what it says has still to be confirmed. */
export function sourceText(source: Told, texts: Texts): string {
  return source.toConfirm ? `${source.label}; ${texts.stap['te-bevestigen']}` : source.label;
}

/** The same for what leads a coach somewhere: a choice of our own is never told as if it stood in the source. */
export function originText(source: Told, texts: Texts): string {
  const bron = sourceText(source, texts);
  return source.origin === 'afgeleid' ? fill(texts.stap['onze-keuze'], { bron }) : bron;
}

/** A text whose source stands elsewhere on the card: what has still to be confirmed says so itself. */
export function remarked(said: string, source: Source, texts: Texts): string {
  return source.toConfirm ? `${said} (${texts.stap['te-bevestigen']})` : said;
}
