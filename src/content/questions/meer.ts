import { keuze } from './keuze.ts';
import type { ChosenType } from './type.ts';

/** Any number of choices from a list. */
export const meer = {
  ...keuze,
  several: true,
  objection: (value, { choices }) => {
    const chosen = choices.filter((one) => value.includes(one.value));
    const alone = chosen.find((one) => one.excludesOthers);
    const other = chosen.find((one) => one !== alone);
    return alone && other ? { kind: 'opposites', one: alone.label, other: other.label } : null;
  },
} as const satisfies ChosenType;
