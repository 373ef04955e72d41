import type { Ref } from '../../route/types.ts';
import type {
  Advice,
  Agreement,
  Outcome,
  Paragraph,
  Parameter,
  SearchWords,
  Source,
  SourceDocument,
  Term,
  WorkProcess,
} from '../content.ts';
import type { ContentFile } from '../read/content-file.ts';
import type { ContentFiles } from '../read/files.ts';
import { type Place, within } from '../read/place.ts';
import type { Names, PartSourced, VoorwaardeData } from './names.ts';
import { valueOn } from './parameters.ts';

/** The lists that routes refer to, each by id. */

/** The national terms and the region's own. */
export function compileTerms({ begrippen, regio }: ContentFiles, names: Names): ReadonlyMap<string, Term> {
  const own = regio.data.begrippen ?? [];
  const ids = new Map([...begrippen.data.begrippen, ...own].map((one) => [one.id, one]));
  const make = (one: (typeof own)[number], at: Place): Term => {
    one.zie?.forEach((id, i) => void names.lookUp(ids, id, within(at, 'zie', i), 'begrip'));
    const { id, term, ook, betekenis, zoekwoorden } = one;
    const words = { also: ook ?? [], searchWords: zoekwoorden ?? [] };
    return { id, term, ...words, meaning: betekenis, source: names.source(one, at) };
  };
  const national = register(begrippen, 'begrippen', begrippen.data.begrippen, names, make);
  const terms = new Map([...national, ...register(regio, 'begrippen', own, names, make, national)]);
  const see = new Map([...ids.values()].map((one) => [one.id, one.zie ?? []]));
  for (const [file, list] of [[begrippen, begrippen.data.begrippen] as const, [regio, own] as const]) {
    list.forEach((one, i) => {
      const loop = loopFrom(one.id, see);
      if (loop) names.problem({ file, path: ['begrippen', i, 'zie'] }, `'zie' komt bij zichzelf terug: ${loop}.`);
    });
  }
  return terms;
}

/** `a → b → a` when following `zie` from a term leads back to it; null when it does not. */
function loopFrom(id: string, see: ReadonlyMap<string, readonly string[]>): string | null {
  const ways = new Map([[id, id]]);
  for (const [at, way] of ways) {
    for (const next of see.get(at) ?? []) {
      if (next === id) return `${way} → ${id}`;
      if (!ways.has(next)) ways.set(next, `${way} → ${next}`);
    }
  }
  return null;
}

export function compileOutcomes(
  { uitkomsten: file }: ContentFiles,
  parameters: ReadonlyMap<string, Parameter>,
  day: string,
  names: Names,
): ReadonlyMap<string, Outcome> {
  const months = (id: string, at: Place): number | null => {
    const parameter = names.lookUp(parameters, id, at, 'parameter');
    const value = parameter && valueOn(parameter, day);
    if (!value) {
      if (parameter) names.problem(at, `parameter '${id}' heeft op ${day} nog geen waarde.`);
      return null;
    }
    const number = Number(value.text);
    if (Number.isInteger(number) && number > 0) return number;
    names.problem(at, `parameter '${id}' is geen aantal maanden.`);
    return null;
  };
  return register(file, 'uitkomsten', file.data.uitkomsten, names, (one, at) => ({
    id: one.id,
    title: one.titel,
    text: one.tekst,
    repeatAfterMonths: one['herhaal-na'] ? months(one['herhaal-na'], within(at, 'herhaal-na')) : null,
    toRegionalStep: one['naar-regiostap'] === 'ja',
    source: names.source(one, at),
  }));
}

export function compileWorkProcesses(
  { uitkomsten: file, regio }: ContentFiles,
  names: Names,
): ReadonlyMap<string, WorkProcess> {
  const extra = regio.data.afsluitredenen ?? [];
  file.data.werkprocessen.forEach(({ id: process, redenen }, i) => {
    names.once(redenen, ({ id }) => id, { file, path: ['werkprocessen', i, 'redenen'] });
    // Regional reasons come after the national ones, so a duplicate is reported on the region's.
    extra.forEach(({ id, werkproces }, e) => {
      const others = [...redenen, ...extra.slice(0, e).filter((other) => other.werkproces === process)];
      if (werkproces !== process || !others.some((other) => other.id === id)) return;
      names.problem(
        { file: regio, path: ['afsluitredenen', e, 'id'] },
        `reden '${id}' van werkproces '${process}' bestaat al.`,
      );
    });
  });
  const proposed = file.data.werkprocessen.map(
    ({ als, leeftijdsgroepen }) => als && JSON.stringify([als, leeftijdsgroepen]),
  );
  proposed.forEach((als, i) => {
    if (!als || proposed.indexOf(als) === i) return;
    const message = 'een werkproces hierboven heeft dezelfde voorwaarde; dit wordt nooit voorgesteld.';
    names.problem({ file, path: ['werkprocessen', i, 'als'] }, message);
  });
  const ofRegion = { ...names.source(regio.data, { file: regio, path: [] }), origin: 'regio' } as const;
  const processes = register(file, 'werkprocessen', file.data.werkprocessen, names, (one, at) => {
    const source = names.source(one, at);
    const reasons = one.redenen.map((reason, i) => compileReason(reason, source, within(at, 'redenen', i), names));
    const regional = extra.flatMap((reason, i) =>
      reason.werkproces === one.id
        ? [compileReason(reason, ofRegion, { file: regio, path: ['afsluitredenen', i] }, names)]
        : [],
    );
    const when = one.als ? names.test(one.als, '', within(at, 'als')) : null;
    const ages = one.leeftijdsgroepen ?? null;
    return { id: one.id, title: one.titel, when, ages, reasons: [...reasons, ...regional], source };
  });
  extra.forEach((reason, i) => {
    const place = { file: regio, path: ['afsluitredenen', i, 'werkproces'] };
    names.lookUp(processes, reason.werkproces, place, 'werkproces');
  });
  const has = new Set(regio.data.werkprocessen);
  const regional = file.data.werkprocessen.filter(({ regionaal }) => regionaal === 'ja');
  const optional = new Map(regional.map((one) => [one.id, one]));
  regio.data.werkprocessen?.forEach((id, i) => {
    names.lookUp(optional, id, { file: regio, path: ['werkprocessen', i] }, 'regionaal werkproces');
  });
  return new Map([...processes].filter(([id]) => has.has(id) || !optional.has(id)));
}

function compileReason(
  reason: PartSourced & {
    readonly id: string;
    readonly tekst: string;
    readonly uitleg?: string | undefined;
    readonly als?: VoorwaardeData | undefined;
  },
  whole: Source,
  at: Place,
  names: Names,
): WorkProcess['reasons'][number] {
  const { id, tekst, uitleg, als } = reason;
  const when = als ? names.test(als, '', within(at, 'als')) : null;
  return { id, label: tekst, explanation: uitleg ?? null, when, source: names.partSource(reason, whole, at) };
}

/** Each paragraph, with the steps it applies to. */
export function compileParagraphs(
  { paragrafen: file, regio }: ContentFiles,
  names: Names,
): ReadonlyMap<Paragraph, readonly Ref[]> {
  const numbers = new Map(file.data.paragrafen.map((one) => [one.nummer, one]));
  const local = regio.data.paragrafen ?? [];
  names.once(local, ({ nummer }) => nummer, { file: regio, path: ['paragrafen'] });
  local.forEach(({ nummer }, i) => {
    names.lookUp(numbers, nummer, { file: regio, path: ['paragrafen', i, 'nummer'] }, 'paragraaf');
  });
  names.once(file.data.paragrafen, ({ nummer }) => nummer, { file, path: ['paragrafen'] });
  return new Map(
    file.data.paragrafen.map((one, i) => {
      const at: Place = { file, path: ['paragrafen', i] };
      const { nummer, onderwerp, zoekwoorden, stappen } = one;
      const { url, pagina } = { ...one, ...local.find((own) => own.nummer === nummer) };
      const words = { subject: onderwerp, searchWords: zoekwoorden ?? [] };
      const paragraph = { number: nummer, ...words, url: url ?? null, page: pagina ?? null };
      const steps = stappen.map((step, s) => names.step(step, '', within(at, 'stappen', s)));
      return [{ ...paragraph, source: names.source(one, at) }, steps];
    }),
  );
}

export function compileAdvice({ adviezen: file }: ContentFiles, names: Names): ReadonlyMap<Advice, readonly Ref[]> {
  const advice = register(file, 'adviezen', file.data.adviezen, names, (one, at) => {
    const { id, titel, zoekwoorden, tekst, soort } = one;
    const steps = (one.stappen ?? []).map((step, s) => names.step(step, '', within(at, 'stappen', s)));
    const words = { title: titel, searchWords: zoekwoorden ?? [] };
    return [{ id, ...words, text: tekst, kind: soort, source: names.source(one, at) }, steps] as const;
  });
  return new Map(advice.values());
}

/** The region's agreements, with the steps they apply to. */
export function compileAgreements({ regio }: ContentFiles, names: Names): ReadonlyMap<Agreement, readonly Ref[]> {
  const agreements = register(regio, 'afspraken', regio.data.afspraken ?? [], names, (one, at) => {
    const steps = (one.stappen ?? []).map((step, s) => names.step(step, '', within(at, 'stappen', s)));
    const words = { title: one.titel, searchWords: one.zoekwoorden ?? [] };
    return [{ id: one.id, ...words, text: one.tekst, source: names.source(one, at) }, steps] as const;
  });
  return new Map(agreements.values());
}

export function compileDocuments({ bronnen }: ContentFiles): ReadonlyMap<string, SourceDocument> {
  return new Map(
    bronnen.data.bronnen.map(({ id, titel, uitgever, adres, nagekeken, verzonnen }) => [
      id,
      {
        id,
        title: titel,
        publisher: uitgever ?? null,
        address: adres ?? null,
        checked: nagekeken ?? null,
        invented: verzonnen === 'ja',
      },
    ]),
  );
}

/** Words that are searched for whatever the item. */
export function compileSearchWords(lists: ContentFiles['zoekwoorden']['data']): SearchWords {
  return {
    elsewhere: lists.elders,
    unanswered: lists['vraagt-naar'],
    polite: lists.beleefd,
    danger: lists.gevaar,
    english: lists.engels,
  };
}

function register<In extends { id: string }, Out>(
  file: ContentFile<unknown>,
  key: string,
  list: readonly In[],
  names: Names,
  make: (one: In, at: Place) => Out,
  taken: ReadonlyMap<string, unknown> = new Map(),
): ReadonlyMap<string, Out> {
  const result = new Map<string, Out>();
  list.forEach((one, i) => {
    const at: Place = { file, path: [key, i] };
    if (result.has(one.id) || taken.has(one.id))
      names.problem(within(at, 'id'), `'${one.id}' bestaat al; een id komt één keer voor.`);
    result.set(one.id, make(one, at));
  });
  return result;
}
