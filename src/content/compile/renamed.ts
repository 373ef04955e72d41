import { type Ref, ref } from '../../route/types.ts';
import type { Renamed } from '../content.ts';
import type { ContentFiles } from '../read/files.ts';
import { type Place, within } from '../read/place.ts';
import { choiceList } from './choices.ts';
import type { Names } from './names.ts';

/**
 * The former names of questions and choices (`heette`). A former name leads to one present name and may not be in use
 * itself: answers stored under it would be ambiguous.
 */
export function compileRenamed(files: ContentFiles, names: Names): Renamed {
  const questions = new Map<Ref, Ref>();
  const choices = new Map<Ref, ReadonlyMap<string, string>>();
  for (const file of files.routes) {
    const { route } = file.data;
    const asked = file.data.stappen.flatMap((stap, s) =>
      stap.vragen.flatMap((vraag, v) => {
        const at: Place = { file, path: ['stappen', s, 'vragen', v] };
        return names.countsHere(vraag, at) ? [{ vraag, at }] : [];
      }),
    );
    const former = formerNames(
      asked.map(({ vraag, at }) => ({ name: vraag.id, heette: vraag.heette, at })),
      'vraag van deze route',
      names,
    );
    for (const [before, now] of former) questions.set(ref(route, before), ref(route, now));
    for (const { vraag, at } of asked) {
      const from = vraag['keuzes-uit'];
      const list = choiceList(vraag, files.regio.data).map(({ waarde, heette }, i) => ({
        name: waarde,
        heette,
        at: from ? { file: files.regio, path: [from, i] } : within(at, 'keuzes', i),
      }));
      const values = formerNames(list, 'keuze van deze vraag', names);
      if (values.size > 0) choices.set(ref(route, vraag.id), values);
    }
  }
  return { questions, choices };
}

interface Named {
  readonly name: string;
  readonly heette?: readonly string[] | undefined;
  readonly at: Place;
}

/** The present name for each former name in a list of items with unique names. */
function formerNames(list: readonly Named[], what: string, names: Names): ReadonlyMap<string, string> {
  const present = new Set(list.map(({ name }) => name));
  const former = new Map<string, string>();
  for (const { name, heette = [], at } of list) {
    heette.forEach((before, i) => {
      const claimed = former.get(before);
      const place = within(at, 'heette', i);
      if (present.has(before)) {
        names.problem(place, `'${before}' is nu nog een ${what}; bij 'heette' hoort een naam die niet meer bestaat.`);
      } else if (claimed !== undefined) {
        names.problem(place, `'${before}' staat ook bij '${claimed}'; een oude naam hoort bij één ${what}.`);
      } else former.set(before, name);
    });
  }
  return former;
}
