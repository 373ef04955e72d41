import { expect } from 'vitest';
import { type Command, decide } from '../../src/cases/domain/decide/decide.ts';
import type { Decision, Refusal } from '../../src/cases/domain/decide/decision.ts';
import type { CaseEvent } from '../../src/cases/domain/events.ts';
import { evolve } from '../../src/cases/domain/evolve.ts';
import { resolveCase } from '../../src/cases/domain/resolved-run.ts';
import { type CaseState, trailOf } from '../../src/cases/domain/state.ts';
import { resolve } from '../../src/route/resolve.ts';
import type { Ref, Value } from '../../src/route/types.ts';
import { realContent, TODAY } from './content.ts';

/** Cases on the real routekaart, with its short names: step `3`, question `doelgroep`. */

export const routekaart = (id: string): Ref => `routekaart/${id}` as Ref;

/** A complete answer to every question, as a card sends it, for a nieuwe vsv'er whose traject is not stuck. */
const FILLED_IN: Readonly<Record<string, string>> = {
  'signaal-via': 'directe-melding',
  'signaal-datum': '2026-09-01',
  'contact-jongere': 'ja',
  'contact-ketenpartners': 'ja',
  verzuim: 'ja',
  'school-gesproken': 'ja',
  'school-gedaan': 'mentor sprak met de leerling',
  doelgroep: 'nieuwe-vsv-er',
  'directe-actie': 'nee',
  'ook-jikp': 'nee',
  schoolinschrijving: 'nee',
  'wens-erbij': 'ouders',
  bereikt: 'ja',
  'intake-datum': '2026-09-08',
  domeinen: 'wonen,school-en-werk',
  hulpmiddel: 'geen',
  ondersteuningsvraag: 'weer naar school',
  'privacy-afspraken': 'nee',
  toestemmingsverklaring: 'niet-nodig',
  grondslag: 'publieke taak',
  redenen: 'niet-passende-studiekeuze',
  'redenen-onderwijs': 'geen',
  'ingezet-en-effect': 'gesprekken, weinig effect',
  'mogelijke-stappen': 'andere opleiding',
  ondersteuning: 'keuzetest',
  regiehouder: 'school',
  terugkoppelafspraken: 'school belt elke maand',
  verwachtingen: 'school zoekt een plek',
  'start-datum': '2026-10-01',
  'school-weet-vervolg': 'ja',
  'afspraken-nagekomen': 'ja',
  'traject-vast': 'nee',
  'nazorg-situatie': 'opleiding',
  'nazorg-contact': '2027-01-10',
  'nazorg-afspraken': 'half jaar, elke maand bellen',
  'school-weet-besluit': 'ja',
  'teruggekoppeld-aan': 'school,melder',
  'evaluatie-partners': 'ja',
  'leerpunt-eigen': 'eerder bellen',
  'leerpunt-werkproces': 'sneller melden',
};

/** What a card of this step sends. */
export function inputsFor(step: string, other: Readonly<Record<string, string>> = {}): Record<string, string> {
  const questions = realContent().steps.get(routekaart(step))?.questions ?? [];
  const begeleiden = other.doelgroep === 'oud-vsv-er' && { begeleiden: 'nee' };
  const all: Readonly<Record<string, string>> = { ...FILLED_IN, ...begeleiden, ...other };
  return Object.fromEntries(questions.flatMap(({ id }) => (all[id] === undefined ? [] : [[id, all[id]]])));
}

export function answer(step: string, inputs: Readonly<Record<string, unknown>> = inputsFor(step)): Command {
  return { type: 'answer', step: routekaart(step), inputs, confirmed: false };
}

export const STARTED = {
  type: 'CaseStarted',
  kenmerk: 'RMD-2026-7K3F',
  bijnaam: 'Blauwe Reiger',
  gemeente: 'Roermond',
  start: routekaart('1'),
  peildatum: '2026-09-01',
} as const satisfies CaseEvent;

/** An event that answers a step; answers by question id. */
export function answered(step: string, answers: Readonly<Record<string, Value | null>> = {}): CaseEvent {
  return { type: 'StepAnswered', step: routekaart(step), answers: byRef(answers) };
}

export function byRef<V>(answers: Readonly<Record<string, V>>): Record<Ref, V> {
  return Object.fromEntries(Object.entries(answers).map(([id, value]) => [routekaart(id), value])) as Record<Ref, V>;
}

/** A started case that went through these steps, answered as above except for `other`. */
export function walked(steps: readonly string[], other: Readonly<Record<string, string>> = {}): readonly CaseEvent[] {
  const events: CaseEvent[] = [STARTED];
  for (const step of steps) {
    const decision = decide(
      answer(step, inputsFor(step, other)),
      resolveCase(stateAfter(events), realContent()),
      TODAY,
    );
    if ('refusal' in decision) throw new Error(`step ${step}: ${decision.refusal.kind}`);
    events.push(...decision.events);
  }
  return events;
}

export const UP_TO_10 = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
export const ALL_STEPS = [...UP_TO_10, '10', '11', '12', '13'] as const;

/** The state that results from these events. */
export function stateAfter(events: readonly CaseEvent[]): CaseState {
  const state = events.reduce<CaseState | null>(
    (before, event, index) =>
      evolve(before, event, {
        case: '3f0c8a52-0d53-4a8e-9d4c-0c2f9b1d7a11',
        owner: 'coach-1',
        run: 1,
        sequence: index + 1,
        at: `2026-09-01T08:00:${String(index).padStart(2, '0')}.000Z`,
      }),
    null,
  );
  if (!state) throw new RangeError('no events, no case');
  return state;
}

export function nextOf(state: CaseState): string | null {
  return resolve(realContent(), trailOf(state.run)).next;
}

/** given(events).when(command).gives(events), or .refused(why). */
export function given(...events: readonly CaseEvent[]) {
  const state = stateAfter(events);
  return {
    state,
    when(command: Command) {
      const decision: Decision = decide(command, resolveCase(state, realContent()), TODAY);
      return {
        /** Expects exactly these events; returns the resulting case. */
        gives(...expected: readonly CaseEvent[]) {
          expect(withoutTrace(decision)).toEqual({ events: expected });
          return given(...events, ...expected);
        },
        refused(why: Refusal | { readonly kind: Refusal['kind'] }) {
          expect(decision).toEqual({ refusal: expect.objectContaining(why) });
        },
      };
    },
  };
}

/** Without traces, which `trace.test.ts` tests. */
function withoutTrace(decision: Decision): unknown {
  if ('refusal' in decision) return decision;
  return {
    events: decision.events.map((event) => (event.type === 'StepAnswered' ? { ...event, trace: undefined } : event)),
  };
}
