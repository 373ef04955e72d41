import { existsSync } from 'node:fs';
import type { App } from '../app.ts';
import { type Impact, impactOf, routesFrom, standingOf } from '../cases/domain/impact.ts';
import { presentState } from '../cases/domain/renamed.ts';
import { resolveRun } from '../cases/domain/resolved-run.ts';
import type { CaseState, Run } from '../cases/domain/state.ts';
import { openState } from '../cases/ledger/sealed.ts';
import type { StoredCase } from '../cases/store/store.ts';
import { type Contents, loadContents } from '../content/load.ts';
import { asLine, ContentError } from '../content/read/problem.ts';
import { RoutewijzerError } from '../errors.ts';
import type { Ref } from '../route/types.ts';
import { command } from './command.ts';
import { fine, json } from './output.ts';

/** Reports how a change of content affects running cases. Lists the cases, never an answer. */
export const impact = command({
  name: 'impact',
  usage: ['<oude map>', '[--json]'],
  does: 'wat de inhoud van nu anders doet met lopende casussen dan die van toen',
  needs: 'cases',
  run: async ({ 'oude map': folder, json: asJson }, { app, config: { org, contentDir } }) => {
    const report = await reportOn(app, oldContents(folder, org, contentDir), org);
    return fine(asJson ? json(report) : asText(report));
  },
});

/**
 * The old content. Its texts come from the present content, because they decide nothing and an older folder may lack
 * texts that this program needs.
 */
function oldContents(folder: string, org: string, present: string): Contents {
  if (!existsSync(folder)) {
    throw new RoutewijzerError('USAGE', `map '${folder}' bestaat niet`, 'Geef de map met de inhoud zoals die was.');
  }
  try {
    return loadContents(folder, org, { texts: present });
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    const lines = error.problems.map(asLine).join('\n');
    const hint = 'Geef de map met de inhoud zoals die was: een inhoud die ooit door `check` kwam.';
    throw new RoutewijzerError('OLD_CONTENT', `de oude inhoud in ${folder} klopt niet:\n${lines}`, hint);
  }
}

async function reportOn(app: App, old: Contents, org: string): Promise<Report> {
  const rows = (await app.store.list(org, null)).filter(
    ({ kind, status }) => kind === 'echt' && status !== 'afgesloten',
  );
  const touched = rows.filter(({ route }) => !isSame(route, app, old));
  return reportOf(
    rows.length,
    touched.map((row) => replay(row, app, old)),
  );
}

interface Replayed {
  readonly kenmerk: string;
  readonly impacts: readonly (Impact & { readonly run: Run })[];
}

/** Whether every route that cases on this route may enter is unchanged. Such cases need not be opened. */
function isSame(route: string, { content: now, today }: App, old: Contents): boolean {
  const before = old.on(today());
  const walked = new Set([...routesFrom(route, before), ...routesFrom(route, now)]);
  return [...walked].every((id) => before.routes.get(id)?.logic === now.routes.get(id)?.logic);
}

function replay(row: StoredCase, { keyring, contentOn }: App, old: Contents): Replayed {
  const state = openState(keyring, row);
  const before = runsOf(presentState(state, (day) => old.on(day)));
  const after = runsOf(presentState(state, contentOn));
  const impacts = after.flatMap((run, index) => {
    const content = contentOn(run.peildatum);
    const was = standingOf(resolveRun(before[index] ?? run, old.on(run.peildatum)));
    const found = impactOf(was, standingOf(resolveRun(run, content)), content);
    return found ? [{ ...found, run }] : [];
  });
  return { kenmerk: state.kenmerk, impacts };
}

/** The runs of a case that count: a round that has been repeated since does not. */
function runsOf({ run, otherRuns }: CaseState): readonly Run[] {
  const all = [run, ...otherRuns];
  return all.filter(({ id, start }) => !all.some((other) => other.start === start && other.id > id));
}

type Impacted = Replayed['impacts'][number];
type CountedCases<Change> = Change & { readonly cases: number; readonly kenmerken: readonly string[] };

/** How many cases each change affects, most first, and which ones. */
function counted<Change>(
  found: readonly Replayed[],
  changesOf: (impact: Impacted) => readonly Change[],
): CountedCases<Change>[] {
  const counts = new Map<string, { readonly change: Change; readonly kenmerken: Set<string> }>();
  for (const { kenmerk, impacts } of found) {
    for (const change of impacts.flatMap(changesOf)) {
      const name = JSON.stringify(change);
      const known = counts.get(name) ?? { change, kenmerken: new Set() };
      counts.set(name, { change, kenmerken: known.kenmerken.add(kenmerk) });
    }
  }
  return [...counts.entries()]
    .toSorted(([a, one], [b, other]) => other.kenmerken.size - one.kenmerken.size || a.localeCompare(b))
    .map(([, { change, kenmerken }]) => ({ ...change, cases: kenmerken.size, kenmerken: [...kenmerken].sort() }));
}

type Report = ReturnType<typeof reportOf>;

function reportOf(cases: number, found: readonly Replayed[]) {
  const stap = (ref: Ref | null) => ref && `stap:${ref}`;
  return {
    cases,
    replayed: found.length,
    changed: found.filter(({ impacts }) => impacts.length > 0).length,
    next: counted(found, ({ next }) => (next ? [{ from: stap(next.from), to: stap(next.to) }] : [])),
    outcome: counted(found, ({ outcome }) => (outcome ? [outcome] : [])),
    opened: counted(found, ({ opened }) => (opened ? [{ step: `stap:${opened}` }] : [])),
    minimum: counted(found, ({ minimum }) => minimum.map((ref) => ({ question: `vraag:${ref}` }))),
    // For an unknown name, the case tells whether it is a question or a step.
    problems: counted(found, ({ problems, run }) =>
      problems.map(({ ref, why }) => ({ ref: `${Object.hasOwn(run.answers, ref) ? 'vraag' : 'stap'}:${ref}`, why })),
    ),
  };
}

const WHY = { unknown: 'bestaat niet meer', 'not-permitted': 'is geen keuze meer' } as const;
const NOWHERE = '(geen)';

function asText(report: Report): string {
  const looked = `${report.cases} lopende casussen bekeken, ${report.replayed} doorgerekend.`;
  if (report.changed === 0) return `${looked} Er verandert niets.`;
  return [
    `${looked} Voor ${report.changed} verandert er iets.`,
    ...table('Andere volgende stap', report.next, ({ from, to }) => `${from ?? NOWHERE} → ${to ?? NOWHERE}`),
    ...table('Andere uitkomst', report.outcome, ({ from, to }) => `${from} → ${to}`),
    ...table('Weer open: deze splitsing wacht nu op een antwoord', report.opened, ({ step }) => step),
    ...table('Nieuwe minimale informatie', report.minimum, ({ question }) => question),
    ...table('Antwoorden die niet meer tellen', report.problems, ({ ref, why }) => `${ref} ${WHY[why]}`),
  ].join('\n');
}

function table<Change>(
  title: string,
  counts: readonly CountedCases<Change>[],
  nameOf: (change: Change) => string,
): readonly string[] {
  if (counts.length === 0) return [];
  const names = counts.map(nameOf);
  const widest = Math.max(...names.map((name) => name.length));
  return [
    '',
    title,
    ...counts.map(({ cases, kenmerken }, i) =>
      [String(cases).padStart(5), (names[i] ?? '').padEnd(widest), kenmerken.join(', ')].join('  '),
    ),
  ];
}
