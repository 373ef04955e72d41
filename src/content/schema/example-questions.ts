import { z } from 'zod';
import { Zin } from './parts.ts';

/** The key, in place of a reference, for sentences that nothing here answers. */
export const NOT_OURS = 'niet-van-hier';
/** Files whose name begins with this hold sentences about danger, whose answers come before any other. */
export const DANGER_FILE = 'gevaar';

const Verwijzing = z.string().regex(/^(?:[a-z]+:[a-z0-9][a-z0-9.-]*(?:\/[a-z0-9][a-z0-9-]*)?|niet-van-hier)$/, {
  error: `schrijf een verwijzing, zoals stap:routekaart/7 of begrip:nazorg, of ${NOT_OURS}`,
});

/** Example questions by what answers them. */
export const Voorbeeldvragen = z.record(Verwijzing, z.array(Zin).min(1)).meta({
  description: 'Vragen zoals coaches ze typen, onder de verwijzing die erop antwoordt. Eén zin staat op één plek.',
});
