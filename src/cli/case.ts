import type { App } from '../app.ts';
import type { Answers, Cited, Trace } from '../cases/domain/events.ts';
import { type CaseState, type Detour, type Run, trailOf } from '../cases/domain/state.ts';
import { type Access, AccessLog, accessesOf } from '../cases/records/accesses.ts';
import type { StoredCase } from '../cases/store/store.ts';
import { type Dossier, listCases, readDossier } from '../cases/work/dossier.ts';
import type { Content } from '../content/content.ts';
import type { Texts } from '../content/schema/texts.ts';
import { resolve } from '../route/resolve.ts';
import type { Ref } from '../route/types.ts';
import { originText } from '../telling/sources.ts';
import type { Asker } from './asker.ts';
import { command } from './command.ts';
import { fine, json } from './output.ts';

/** Lists all cases. Shows where a case stands only to someone who may work on it. */
export const caseList = command({
  name: 'case list',
  usage: ['[--json]'],
  does: 'alle casussen, zonder antwoorden',
  needs: 'cases',
  run: async ({ json: asJson }, { app, asker, now }) => {
    const { store, keyring, content, contentOn } = app;
    const { org, id } = asker.person;
    const log = new AccessLog(store);
    const cases = [];
    for (const { state, row } of await listCases(store, keyring, org, contentOn)) {
      const isSeen = await sees(app, asker, row);
      if (isSeen && !asker.seesAll) await log.note(org, row.id, id, 'viewed', now());
      cases.push({ ...namesOf(state), next: isSeen ? nextOf(state, content) : null });
    }
    if (asJson) return fine(json(cases));
    if (cases.length === 0) return fine('Er zijn nog geen casussen.');
    return fine(
      cases.map((one) => [one.kenmerk, one.bijnaam, one.gemeente, one.status, one.next ?? '-'].join('\t')).join('\n'),
    );
  },
});

/** Shows everything stored about a case to someone who may work on it; to others only its names. */
export const caseShow = command({
  name: 'case show',
  usage: ['<kenmerk>', '[--json]'],
  does: 'één casus: status, antwoorden, pad, gebeurtenissen, wie hem bekeek',
  needs: 'cases',
  run: async ({ kenmerk, json: asJson }, { app, asker, now }) => {
    const { store, keyring, content, contentOn } = app;
    const { org, id: asked } = asker.person;
    const dossier = await readDossier(store, keyring, org, kenmerk, contentOn);
    if (!dossier) return { code: 1, out: 'Er is geen casus met dit kenmerk.' };
    const { state, row } = dossier;
    await new AccessLog(store).note(org, state.id, asked, 'viewed', now());
    const accesses = await accessesOf(store, org, state.id);
    const known = { ...namesOf(state), route: row.route, accesses };
    if (!(await sees(app, asker, row))) {
      const why = 'De antwoorden zijn er alleen voor wie de casus heeft: --als <Entra-id>.';
      return fine(asJson ? json(known) : [...headOf(known), why, ...accessLines(accesses)].join('\n'));
    }
    const shown = { ...known, ...detailsOf(dossier, content) };
    return fine(asJson ? json(shown) : asText(shown, content.texts));
  },
});

async function sees({ cases }: App, { person, seesAll }: Asker, row: StoredCase): Promise<boolean> {
  return seesAll || cases.colleagues.mayWork(person, row);
}

function namesOf({ kenmerk, bijnaam, gemeente, status, changedAt }: CaseState) {
  return { kenmerk, bijnaam, gemeente, status, changedAt };
}

function nextOf(state: CaseState, content: Content) {
  const { next } = resolve(content, trailOf(state.run));
  return next && `stap:${next}`;
}

function detailsOf({ state, events }: Dossier, content: Content) {
  const { path, outcome, missing } = resolve(content, trailOf(state.run));
  return {
    next: nextOf(state, content),
    outcome,
    answers: state.run.answers,
    path: path.map((one) => `stap:${one}`),
    missing: missing.map((one) => `vraag:${one}`),
    deviations: deviationsOf(state.run),
    otherRuns: state.otherRuns.map((run) => ({
      run: run.id,
      start: run.start,
      answers: run.answers,
      deviations: deviationsOf(run),
    })),
    closedWork: state.closedWork ?? [],
    closing: state.closing,
    events: events.map(({ envelope: { sequence, at, actor, type, content: logic }, event }) => ({
      ...{ sequence, at, actor, type, content: logic },
      ...('answers' in event && { answers: event.answers }),
      ...('trace' in event && { trace: event.trace }),
    })),
  };
}

/** Where the coach left the route, forwards or backwards. */
function deviationsOf({ detours, returns = [] }: Run) {
  const away = (Object.entries(detours) as [Ref, Detour][]).map(([from, detour]) => ({ ...detour, from }));
  return [...away, ...returns].map(({ from, to, reason, text }) => ({ from, to, reason, text }));
}

type CaseNames = ReturnType<typeof namesOf> & { readonly route: string; readonly accesses: readonly Access[] };
type Details = CaseNames & ReturnType<typeof detailsOf>;

function headOf({ kenmerk, bijnaam, gemeente, status }: CaseNames): readonly string[] {
  return [`${kenmerk}  ${bijnaam}  ${gemeente}  ${status}`];
}

function asText(shown: Details, texts: Texts): string {
  const { closing, closedWork, otherRuns } = shown;
  return [
    ...headOf(shown),
    `route: ${shown.route}   nu: ${shown.next ?? shown.outcome ?? '-'}`,
    `pad: ${shown.path.join(' ')}`,
    ...deviationLines(shown.deviations),
    'antwoorden:',
    ...answerLines(shown.answers),
    ...otherRuns.flatMap(({ run, start, answers, deviations }) => [
      `ronde ${run}, vanaf ${start}:`,
      ...deviationLines(deviations),
      ...answerLines(answers),
    ]),
    ...closedWork.map(({ workProcess, reason }) => `werkproces gesloten: ${workProcess}, ${reason}`),
    ...(closing
      ? [`afgesloten: ${[closing.workProcess, closing.reason, closing.motivation].filter(Boolean).join(', ')}`]
      : []),
    'gebeurtenissen:',
    ...shown.events.flatMap(({ sequence, at, actor, type, trace }) => {
      const why = trace?.because ? reasonIn(trace.because, texts) : '';
      return [`  ${sequence}  ${at}  ${type}  ${actor}  ${why}`.trimEnd(), ...skippedLines(trace, texts)];
    }),
    ...accessLines(shown.accesses),
  ].join('\n');
}

function deviationLines(deviations: Details['deviations']): readonly string[] {
  return deviations.map(
    ({ from, to, reason, text }) => `afgeweken: ${from} → ${to} (${[reason, text].filter(Boolean).join(': ')})`,
  );
}

function answerLines(answers: Run['answers']): readonly string[] {
  return Object.entries(answers).map(
    ([name, value]) => `  ${name}: ${typeof value === 'string' ? value : value.join(', ')}`,
  );
}

type CitedReason = Cited & { readonly answers: Answers };

function skippedLines(trace: Trace | undefined, texts: Texts): readonly string[] {
  return (trace?.skipped ?? []).map(({ question, because, source = '', ...told }) =>
    `     niet gevraagd: ${question}  ${reasonIn({ answers: because, source, ...told }, texts)}`.trimEnd(),
  );
}

/** The deciding answers with their source, worded as on the cards. */
function reasonIn({ answers, source, origin = 'bron', toConfirm = false }: CitedReason, texts: Texts): string {
  const given = Object.entries(answers).map(([name, value]) => `${name} = ${value}`);
  const why = given.length > 0 && `omdat ${given.join(', ')}`;
  const told = source && `(${originText({ label: source, origin, toConfirm }, texts)})`;
  return [why, told].filter(Boolean).join(' ');
}

const DONE = { viewed: 'bekeken', exported: 'geëxporteerd', shared: 'gedeeld', 'handed-over': 'overgedragen' } as const;

function accessLines(accesses: readonly Access[]): readonly string[] {
  return [
    'wie ermee werkte of keek:',
    ...accesses.map(({ day, what, person }) => `  ${day}  ${DONE[what]}  ${person}`),
  ];
}
