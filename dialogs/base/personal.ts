import { findPersonalData } from '../../src/cases/domain/personal-data.ts';
import type { Content } from '../../src/content/content.ts';

/** Of a longer message nothing is understood or kept anyway. In characters. */
const LONGEST_READ = 5_000;

/** Why something typed may not be here; null: it may. */
export function personalIn(text: string, { texts }: Content): string | null {
  const personal = findPersonalData(text.slice(0, LONGEST_READ));
  return personal && `${texts.persoonlijk[personal]} ${texts.persoonlijk.weghalen}`;
}
