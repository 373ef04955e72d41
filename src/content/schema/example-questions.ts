import { z } from 'zod';
import { Zin } from './parts.ts';

/** What nothing here answers stands under this instead of a reference. */
export const NOT_OURS = 'niet-van-hier';
/** The sentences of a file whose name begins so are of danger: what answers them comes before anything else. */
export const DANGER_FILE = 'gevaar';

const Verwijzing = z.string().regex(/^(?:[a-z]+:[a-z0-9][a-z0-9.-]*(?:\/[a-z0-9][a-z0-9-]*)?|niet-van-hier)$/, {
  error: `schrijf een verwijzing, zoals stap:routekaart/7 of begrip:nazorg, of ${NOT_OURS}`,
});

/** Example questions by what answers them. */
export const Voorbeeldvragen = z.record(Verwijzing, z.array(Zin).min(1)).meta({
  description: 'Vragen zoals coaches ze typen, onder de verwijzing die erop antwoordt. Eén zin staat op één plek.',
});
