import { findPersonalData } from '../../src/cases/domain/personal-data.ts';
import type { Content } from '../../src/content/content.ts';

/** How much of a message is read, in characters. Nothing in a longer one is understood or kept anyway. */
const LONGEST_READ = 5_000;

/** The text that refuses a message with personal data; null when it has none. */
export function personalIn(text: string, { texts }: Content): string | null {
  const personal = findPersonalData(text.slice(0, LONGEST_READ));
  return personal && `${texts.persoonlijk[personal]} ${texts.persoonlijk.weghalen}`;
}
