import { evaluate, type Known } from '../../src/route/condition.ts';
import type { Ref } from '../../src/route/types.ts';
import { searchOf } from '../../src/search/of.ts';
import { isSure } from '../../src/search/search.ts';
import { readReference } from '../../src/telling/references.ts';
import { realContent } from '../support/content.ts';
import { type Fault, type Mark, unsaid } from './faults.ts';
import type { NamedSituation, Situation } from './situation.ts';
import { walkFaults } from './walk-faults.ts';

/** What the bot does in a situation, against what its sources say. */

export interface Judgement {
  readonly name: string;
  readonly mark: Mark;
  readonly faults: readonly string[];
}

export function judge(situation: NamedSituation): Judgement {
  const faults = [
    ...situation.opzoeken.flatMap(lookUpFaults),
    ...sourceFaults(situation),
    ...Object.entries(situation['staat-er'] ?? {}).flatMap(([ref, words]) => unsaid(ref, said(ref), words)),
    ...(situation.doelgroephulp ?? []).flatMap(helpFaults),
    ...(situation.route ?? []).flatMap(walkFaults),
    ...(situation.afsluiten ?? []).flatMap(closingFaults),
  ];
  const worst = (['fout', 'zwijgt', 'onvolledig'] as const).find((mark) => faults.some((one) => one.mark === mark));
  return { name: situation.name, mark: worst ?? 'goed', faults: faults.map(({ mark, what }) => `${mark}: ${what}`) };
}

/** How many of each. */
export function score(judgements: readonly Judgement[]): Readonly<Record<Mark, number>> {
  const count = (mark: Mark) => judgements.filter((one) => one.mark === mark).length;
  return { goed: count('goed'), onvolledig: count('onvolledig'), fout: count('fout'), zwijgt: count('zwijgt') };
}

function lookUpFaults({ vraag, eerst, niets, alle = [], 'een-van': some }: Situation['opzoeken'][number]): Fault[] {
  const hits = searchOf(realContent()).find(vraag, { limit: 3 });
  const refs = hits.map(({ ref }) => ref);
  // Danger comes before all else, so a sure danger that is none keeps the coach from the answer.
  const first = refs[0] ?? '';
  const expected = [eerst, ...alle, ...(some ?? [])].includes(first);
  const falseAlarm = !expected && realContent().examples.danger.has(first) && isSure(hits[0]?.score ?? 0);
  const right =
    (niets ? refs.length === 0 : true) &&
    (eerst ? refs[0] === eerst : true) &&
    (some ? some.some((ref) => refs.includes(ref)) : true) &&
    alle.every((ref) => refs.includes(ref)) &&
    !falseAlarm;
  if (right) return [];
  const asked = [eerst && `eerst ${eerst}`, niets && 'niets', some?.join(' of '), alle.join(' en ')].filter(Boolean);
  const what = `'${vraag}' hoort te vinden: ${asked.join(', ')}; vindt ${refs.join(', ') || 'niets'}`;
  if (refs.length === 0) return [{ mark: 'zwijgt', what }];
  const partly = alle.some((ref) => refs.includes(ref));
  return [{ mark: !partly && isSure(hits[0]?.score ?? 0) ? 'fout' : 'onvolledig', what }];
}

/** How the five documents are called in bronnen.yaml. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  '000': 'routekaart-schema',
  '001': 'routekaart-schema',
  '002': 'jaarverslag-roermond',
  '003': 'jikp-monitor',
  '004': 'presentatie-dsp-mbo',
};

/** Nothing that is found names one of the sources that decide. */
function sourceFaults({ opzoeken, bron }: NamedSituation): Fault[] {
  const decide = bron.map((one) => DOCUMENTS[one.slice(0, 3)] ?? one.split(',')[0]);
  const right = opzoeken.flatMap(({ eerst, alle = [], 'een-van': some = [] }) => [eerst ?? [], alle, some].flat());
  const found = opzoeken.flatMap(({ vraag }) => searchOf(realContent()).find(vraag, { limit: 3 }));
  const named = found
    .filter(({ ref }) => right.includes(ref))
    .flatMap(({ ref }) => readReference(realContent(), ref)?.source.document ?? []);
  if (named.length === 0 || named.some((one) => decide.includes(one))) return [];
  return [{ mark: 'onvolledig', what: `noemt als bron ${named.join(', ')}, niet ${decide.join(' of ')}` }];
}

/** What a coach reads who opens a reference. */
function said(ref: string): readonly string[] {
  const read = readReference(realContent(), ref);
  return read ? [read.title, ...read.texts, ...(read.list?.items ?? [])] : [];
}

function helpFaults({ feiten, voorstel }: NonNullable<Situation['doelgroephulp']>[number]): Fault[] {
  const help = realContent().questions.get('routekaart/doelgroep' as Ref)?.help;
  const permits = (id: string, value: string) =>
    help?.questions.some((one) => one.id === id && one.choices.some((choice) => choice.value === value));
  const unknown = Object.entries(feiten).filter(([id, value]) => !permits(id, value));
  if (unknown.length > 0) return [{ mark: 'fout', what: `doelgroephulp kent niet: ${unknown.join('; ')}` }];
  const known: Known = (question) => feiten[question.replace('hulp/', '')] ?? null;
  const rule = help?.rules.find((one) => one.when === null || evaluate(one.when, known) !== false);
  const decided = rule && (rule.when === null || evaluate(rule.when, known) === true);
  const given = decided ? (rule.value ?? 'geen-bron') : 'te weinig feiten';
  return given === voorstel ? [] : [{ mark: 'fout', what: `doelgroephulp stelt ${given} voor, niet ${voorstel}` }];
}

function closingFaults({ werkproces, reden }: NonNullable<Situation['afsluiten']>[number]): Fault[] {
  const reasons = realContent()
    .workProcesses.get(werkproces)
    ?.reasons.map((one) => one.label);
  if (reasons?.includes(reden)) return [];
  return [{ mark: 'onvolledig', what: `${werkproces} heeft de reden '${reden}' niet, wel ${reasons?.join(' · ')}` }];
}
