import { keuze } from './keuze.ts';
import type { ChosenType } from './type.ts';

/** Any number of choices from a list. */
export const meer = { ...keuze, several: true } as const satisfies ChosenType;
