import { findPersonalData } from '../../src/cases/domain/personal-data.ts';
import type { Content } from '../../src/content/content.ts';

/** The text that refuses a message with personal data; null when it has none. */
export function personalIn(text: string, { texts }: Content): string | null {
  const personal = findPersonalData(text);
  return personal && `${texts.persoonlijk[personal]} ${texts.persoonlijk.weghalen}`;
}

/** The answer to an edited message. It is not processed again, but personal data in it is pointed out. */
export function answerEdit(text: string, content: Content): string {
  return personalIn(text, content) ?? content.texts['bericht-gewijzigd'];
}
