import type { ContentFiles } from '../read/files.ts';
import type { ContentProblem } from '../read/problem.ts';

/**
 * Questions whose id a card uses itself. A card sends its answers and what its buttons carry in one object, so that one
 * would be taken for the other.
 *
 * @param isReserved tells the names that cards use; the program that reads the content knows its cards
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
