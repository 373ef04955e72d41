import type { App } from '../app.ts';
import { type Access, AccessLog, accessesOf } from '../cases/accesses.ts';
import { type Dossier, listCases, readDossier } from '../cases/dossier.ts';
import { type CaseState, trailOf } from '../cases/state.ts';
import type { Content } from '../content/content.ts';
import { resolve } from '../route/resolve.ts';
import { ACTOR, fine, json, type Outcome } from './output.ts';

/** `case list`: every case of an org, without its answers. */
export async function caseList(
  { store, keyring, content, contentOn }: App,
  org: string,
  asJson: boolean,
): Promise<Outcome> {
  const cases = (await listCases(store, keyring, org, contentOn)).map((state) => summaryOf(state, content));
  if (asJson) return fine(json(cases));
  if (cases.length === 0) return fine('Er zijn nog geen casussen.');
  return fine(
    cases.map((one) => [one.kenmerk, one.bijnaam, one.gemeente, one.status, one.next ?? '-'].join('\t')).join('\n'),
  );
}

/** `case show <kenmerk>`: route, status, answers, path, deviations, events. */
export async function caseShow(
  { store, keyring, content, contentOn }: App,
  org: string,
  kenmerk: string,
  asJson: boolean,
): Promise<Outcome> {
  const dossier = await readDossier(store, keyring, org, kenmerk, contentOn);
  if (!dossier) return { code: 1, out: 'Er is geen casus met dit kenmerk.' };
  const { id } = dossier.state;
  await new AccessLog(store).note(org, id, ACTOR, 'viewed', new Date());
  const shown = { ...detailsOf(dossier, content), accesses: await accessesOf(store, org, id) };
  return fine(asJson ? json(shown) : asText(shown));
}

function summaryOf(state: CaseState, content: Content) {
  const { next } = resolve(content, trailOf(state.run));
  const { kenmerk, bijnaam, gemeente, status, changedAt } = state;
  return { kenmerk, bijnaam, gemeente, status, next: next && `stap:${next}`, changedAt };
}

function detailsOf({ state, route, events }: Dossier, content: Content) {
  const { path, outcome, missing } = resolve(content, trailOf(state.run));
  return {
    ...summaryOf(state, content),
    route,
    outcome,
    answers: state.run.answers,
    path: path.map((ref) => `stap:${ref}`),
    missing: missing.map((ref) => `vraag:${ref}`),
    deviations: state.run.detours,
    closing: state.closing,
    events: events.map(({ envelope: { sequence, at, actor, type } }) => ({ sequence, at, actor, type })),
  };
}

function asText(shown: ReturnType<typeof detailsOf> & { readonly accesses: readonly Access[] }): string {
  const answers = Object.entries(shown.answers).map(
    ([ref, value]) => `  ${ref}: ${typeof value === 'string' ? value : value.join(', ')}`,
  );
  return [
    `${shown.kenmerk}  ${shown.bijnaam}  ${shown.gemeente}  ${shown.status}`,
    `route: ${shown.route}   nu: ${shown.next ?? shown.outcome ?? '-'}`,
    `pad: ${shown.path.join(' ')}`,
    ...Object.entries(shown.deviations).map(
      ([from, { to, reason, text }]) => `afgeweken: ${from} → ${to} (${[reason, text].filter(Boolean).join(': ')})`,
    ),
    'antwoorden:',
    ...answers,
    'gebeurtenissen:',
    ...shown.events.map(({ sequence, at, actor, type }) => `  ${sequence}  ${at}  ${type}  ${actor}`),
    'bekeken door:',
    ...shown.accesses.map(({ day, what, person }) => `  ${day}  ${what}  ${person}`),
  ].join('\n');
}
