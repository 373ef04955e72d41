import { expect, test } from 'vitest';
import { contentOf } from '../support/content.ts';

/** How a choice reads that says that none of the others holds. */
const NONE = /^(?:nog )?(?:met )?(?:geen|niemand|niets|nergens|niet)\b(?!-)/i;

test.each(['roermond', 'voorbeeldregio'])('in %s, a choice that says "none" excludes every other one', (region) => {
  const lists = [...contentOf(region).questions.values()].filter(({ several }) => several);
  const none = lists.flatMap(({ ref, choices }) =>
    choices.filter(({ label }) => NONE.test(label)).map((choice) => ({ ref, ...choice })),
  );
  expect(none.length).toBeGreaterThanOrEqual(6);
  expect(none.filter(({ excludesOthers }) => !excludesOthers)).toEqual([]);
  const excluding = lists.flatMap(({ choices }) => choices.filter((one) => one.excludesOthers));
  expect(excluding.map(({ label }) => label)).toEqual(none.map(({ label }) => label));
});
