import type { Content, RouteContent } from '../../src/content/content.ts';

/** The route that most cases start in. */
export const MOST_STARTED = 'routekaart';

/** Every route, in the order they are offered to a coach. */
export function mostStartedFirst({ routes }: Content): readonly RouteContent[] {
  return [...routes.values()].toSorted((a, b) => Number(b.id === MOST_STARTED) - Number(a.id === MOST_STARTED));
}
