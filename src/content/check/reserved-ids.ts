import type { ContentFiles } from '../read/files.ts';
import type { ContentProblem } from '../read/problem.ts';

/**
 * Reports questions whose id the cards use themselves. A card sends its inputs and its button's data in one object, so
 * the two would collide.
 *
 * @param isReserved whether cards use a name; passed in, because content knows no cards
 */
export function reservedIds(
  routes: ContentFiles['routes'],
  isReserved: (id: string) => boolean,
): readonly ContentProblem[] {
  return routes.flatMap(({ data, at }) =>
    data.stappen.flatMap((stap, i) =>
      (stap.vragen ?? []).flatMap(({ id }, j) =>
        isReserved(id)
          ? [at(['stappen', i, 'vragen', j, 'id'], `'${id}' gebruikt een kaart zelf al. Kies een andere id.`)]
          : [],
      ),
    ),
  );
}
