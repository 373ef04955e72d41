import { describe, expect, it } from 'vitest';
import { endsOf } from '../routes/ends.ts';
import { screenOf } from '../routes/screen.ts';
import { walkToEnd } from '../routes/walk-to-end.ts';
import { chatWorld } from '../support/chat-world.ts';
import { realContent } from '../support/content.ts';
import { newCase } from './walks.ts';

/**
 * Whatever a route can come to, walked card by card: the answers come from the content, and the main button of each card
 * is pressed until the end is there. `test/e2e/every-kind-of-end.test.ts` walks one of each kind in a browser.
 */

const content = realContent();
const routes = [...content.routes.values()];
const begun = routes.filter((route) => route.startsCases);

describe.each(begun)('every end of $id', (route) => {
  it.each(endsOf(content, route.id).map((end) => [end.name, end] as const))('%s', async (_, end) => {
    const els = chatWorld().coach('coach-els', 'leerplicht');
    await newCase(els, 'RMD-1001', 'Roermond', route.id);
    await walkToEnd(screenOf(els), content, route, end);
  });
});

it('the ends of a route where no case begins are on ways that do begin', () => {
  const walked = begun.flatMap((route) => endsOf(content, route.id));
  for (const { id } of routes.filter((route) => !route.startsCases)) {
    const passing = walked.filter(({ steps }) => steps.some((step) => step.route === id));
    const ends = passing.map(({ comesTo }) => comesTo);
    expect(ends).toEqual(expect.arrayContaining(endsOf(content, id).map(({ comesTo }) => comesTo)));
  }
});
