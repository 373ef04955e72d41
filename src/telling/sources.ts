import type { Source } from '../content/content.ts';
import type { Texts } from '../content/schema/texts.ts';
import { fill } from '../content/template.ts';

/** The part of a source that a coach sees. */
type Told = Pick<Source, 'label' | 'origin' | 'toConfirm'>;

/** A source by name, with a note if it still has to be confirmed. */
export function sourceText(source: Told, texts: Texts): string {
  return source.toConfirm ? `${source.label}; ${texts.stap['te-bevestigen']}` : source.label;
}

/** The same for a rule that decides the route: our own choice must never look like the source's. */
export function originText(source: Told, texts: Texts): string {
  const bron = sourceText(source, texts);
  return source.origin === 'afgeleid' ? fill(texts.stap['onze-keuze'], { bron }) : bron;
}

/** A text whose source is shown elsewhere on the card, with a note if it still has to be confirmed. */
export function remarked(said: string, source: Source, texts: Texts): string {
  return source.toConfirm ? `${said} (${texts.stap['te-bevestigen']})` : said;
}
