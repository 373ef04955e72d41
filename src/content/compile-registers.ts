import type { Ref } from '../route/types.ts';
import type { Outcome, Paragraph, Term, WorkProcess } from './content.ts';
import type { ContentFiles } from './files.ts';
import type { Names } from './names.ts';
import { type Place, within } from './place.ts';
import type { ContentFile } from './read.ts';

/** The lists that routes refer to, each by id. */

export function compileTerms({ begrippen: file }: ContentFiles, names: Names): ReadonlyMap<string, Term> {
  const ids = new Map(file.data.begrippen.map((one) => [one.id, one]));
  return register(file, 'begrippen', file.data.begrippen, names, (one, at) => {
    one.zie?.forEach((id, i) => void names.lookUp(ids, id, within(at, 'zie', i), 'begrip'));
    const { id, term, ook, betekenis } = one;
    return { id, term, also: ook ?? [], meaning: betekenis, source: names.source(one, at) };
  });
}

export function compileOutcomes({ uitkomsten: file }: ContentFiles, names: Names): ReadonlyMap<string, Outcome> {
  return register(file, 'uitkomsten', file.data.uitkomsten, names, (one, at) => ({
    id: one.id,
    title: one.titel,
    text: one.tekst,
    provisional: one.voorlopig === 'ja',
    source: names.source(one, at),
  }));
}

export function compileWorkProcesses(
  { uitkomsten: file, regio }: ContentFiles,
  names: Names,
): ReadonlyMap<string, WorkProcess> {
  const extra = regio.data.afsluitredenen ?? [];
  file.data.werkprocessen.forEach(({ redenen }, i) => {
    names.once(redenen, ({ id }) => id, { file, path: ['werkprocessen', i, 'redenen'] });
  });
  const processes = register(file, 'werkprocessen', file.data.werkprocessen, names, (one, at) => ({
    id: one.id,
    title: one.titel,
    when: one.als ? names.test(one.als, '', within(at, 'als')) : null,
    reasons: [...one.redenen, ...extra.filter((reason) => reason.werkproces === one.id)].map(({ id, tekst }) => ({
      id,
      label: tekst,
    })),
    source: names.source(one, at),
  }));
  extra.forEach((reason, i) => {
    const place = { file: regio, path: ['afsluitredenen', i, 'werkproces'] };
    names.lookUp(processes, reason.werkproces, place, 'werkproces');
  });
  return processes;
}

/** Each paragraph, with the steps where it counts. */
export function compileParagraphs(
  { paragrafen: file }: ContentFiles,
  names: Names,
): ReadonlyMap<Paragraph, readonly Ref[]> {
  names.once(file.data.paragrafen, ({ nummer }) => nummer, { file, path: ['paragrafen'] });
  return new Map(
    file.data.paragrafen.map((one, i) => {
      const at: Place = { file, path: ['paragrafen', i] };
      const { nummer, onderwerp, url, pagina, stappen } = one;
      const paragraph = { number: nummer, subject: onderwerp, url: url ?? null, page: pagina ?? null };
      const steps = stappen.map((step, s) => names.step(step, '', within(at, 'stappen', s)));
      return [{ ...paragraph, source: names.source(one, at) }, steps];
    }),
  );
}

function register<In extends { id: string }, Out>(
  file: ContentFile<unknown>,
  key: string,
  list: readonly In[],
  names: Names,
  make: (one: In, at: Place) => Out,
): ReadonlyMap<string, Out> {
  const result = new Map<string, Out>();
  list.forEach((one, i) => {
    const at: Place = { file, path: [key, i] };
    if (result.has(one.id)) names.problem(within(at, 'id'), `'${one.id}' bestaat al; een id komt één keer voor.`);
    result.set(one.id, make(one, at));
  });
  return result;
}
