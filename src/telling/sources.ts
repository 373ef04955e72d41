import type { Source } from '../content/content.ts';
import { dutchDate } from '../content/questions/index.ts';
import type { Texts } from '../content/schema/texts.ts';
import { fill } from '../content/template.ts';

/** The part of a source that a coach is told. A case keeps no standing: that holds on a day, and the case goes on. */
type Told = Pick<Source, 'label' | 'origin' | 'toConfirm'> & Partial<Pick<Source, 'standing'>>;

/** A source by name: whether it says so itself, whether it still has to be confirmed, and what holds from when. */
export function sourceText(source: Told, texts: Texts): string {
  return told(source, texts.stap['onze-uitleg'], texts);
}

/** The same for a rule that decides the route: our own choice must never look like the source's. */
export function originText(source: Told, texts: Texts): string {
  return told(source, texts.stap['onze-keuze'], texts);
}

/** A text whose source is shown elsewhere on the card, with a note if it still has to be confirmed. */
export function remarked(said: string, source: Source, texts: Texts): string {
  return source.toConfirm ? `${said} (${texts.stap['te-bevestigen']})` : said;
}

function told({ label, origin, toConfirm, standing }: Told, ours: Texts['stap']['onze-uitleg'], texts: Texts): string {
  const bron = [
    label,
    ...(toConfirm ? [texts.stap['te-bevestigen']] : []),
    ...(standing ? [fill(texts.stand[standing.kind], { datum: dutchDate(standing.day) })] : []),
  ].join('; ');
  return origin === 'afgeleid' ? fill(ours, { bron }) : bron;
}
