import { describe, it } from 'vitest';
import type { RouteContent } from '../../src/content/content.ts';
import { type End, endsOf } from '../routes/ends.ts';
import { walkToEnd } from '../routes/walk-to-end.ts';
import { realContent } from '../support/content.ts';
import { inBrowser, newCase, useScene } from './scene.ts';

/**
 * What a coach can come to, one of each kind, in a browser: the shortest way there. Every single end is walked without
 * one in `test/dialogs/every-end.test.ts`.
 */

const content = realContent();
const ends = [...content.routes.values()]
  .filter((route) => route.startsCases)
  .flatMap((route) => endsOf(content, route.id).map((end) => ({ route, end })));
const kinds = [...Map.groupBy(ends, ({ end }) => kindOf(end))].map(([kind, all]) => [kind, shortest(all)] as const);

describe('every kind of end', inBrowser, () => {
  const { chat } = useScene();

  it.each(kinds)('%s', async (kind, { route, end }) => {
    await chat.startOver();
    await newCase(chat, route.title);
    await walkToEnd(chat, content, route, end);
    await chat.screenshot(`end-${kind.replaceAll(/\W+/g, '-')}`);
  });
});

/** What its card lets a coach do. */
function kindOf({ comesTo }: End): string {
  if (comesTo.kind !== 'outcome') return comesTo.kind;
  const { outcome, process, aftercare } = comesTo;
  if (process) return aftercare ? 'closed, in aftercare' : 'to be closed';
  return outcome.toRegionalStep ? 'on to a step of the region' : 'to be repeated';
}

function shortest(all: readonly { readonly route: RouteContent; readonly end: End }[]) {
  return all.reduce((one, other) => (other.end.steps.length < one.end.steps.length ? other : one));
}
