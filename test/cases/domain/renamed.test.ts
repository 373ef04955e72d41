import { describe, expect, it } from 'vitest';
import { presentEvent, presentState } from '../../../src/cases/domain/renamed.ts';
import { Cases } from '../../../src/cases/work/cases.ts';
import { readDossier } from '../../../src/cases/work/dossier.ts';
import type { Content } from '../../../src/content/content.ts';
import { ref } from '../../../src/route/types.ts';
import { answer, answered, byRef, inputsFor, routekaart, STARTED, stateAfter } from '../../support/case-world.ts';
import { copyContent, realContent } from '../../support/content.ts';
import { rename } from '../../support/content-changes.ts';
import { cardOf, install, newKey, SANNE } from '../../support/installation.ts';
import { told } from '../../support/told.ts';

function renamedContent(): Content {
  const copy = copyContent();
  rename(copy);
  return copy.load();
}

/** A case with these answers, as read under that content. */
function present(answers: Readonly<Record<string, string>>, content = renamedContent()) {
  return presentState(stateAfter([STARTED, answered('1', answers)]), () => content).run.answers;
}

describe('an answer under a former name', () => {
  it('is read under the present name, and so is its value', () => {
    expect(present({ 'signaal-via': 'directe-melding' })).toEqual(byRef({ kanaal: 'melding' }));
    expect(present({ 'signaal-via': 'eigen-onderzoek' })).toEqual(byRef({ kanaal: 'eigen-onderzoek' }));
    expect(present({ kanaal: 'directe-melding', verzuim: 'ja' })).toEqual(byRef({ kanaal: 'melding', verzuim: 'ja' }));
  });

  it('gives way to an answer under the present name', () => {
    const now = byRef({ kanaal: 'eigen-onderzoek' });
    expect(present({ 'signaal-via': 'directe-melding', kanaal: 'eigen-onderzoek' })).toEqual(now);
    expect(present({ kanaal: 'eigen-onderzoek', 'signaal-via': 'directe-melding' })).toEqual(now);
  });

  it('is found among several, and is not duplicated', () => {
    const copy = copyContent();
    copy.edit('regio/roermond.yaml', '  - waarde: wonen\n', '  - waarde: wonen\n    heette: [huis, kamer]\n');
    const content = copy.load();
    const state = stateAfter([STARTED, answered('5', {})]);
    const domeinen = ['huis', 'kamer', 'school-en-werk'];
    const before = { ...state, run: { ...state.run, answers: { [ref('routekaart', 'domeinen')]: domeinen } } };
    expect(presentState(before, () => content).run.answers).toEqual(byRef({ domeinen: ['wonen', 'school-en-werk'] }));
  });

  it('is removed, restored and cleared under its present name', () => {
    const { renamed } = renamedContent();
    expect(presentEvent(answered('1', { 'signaal-via': null }), renamed)).toEqual(answered('1', { kanaal: null }));
    const back = { type: 'StepsReopened', from: routekaart('3'), to: routekaart('1'), reopened: [] } as const;
    expect(presentEvent({ ...back, cleared: [routekaart('signaal-via')] }, renamed)).toEqual({
      ...{ ...back, cleared: [routekaart('kanaal')] },
    });
    const changed = stateAfter([
      STARTED,
      answered('1', { 'signaal-via': 'directe-melding' }),
      answered('1', { 'signaal-via': 'eigen-onderzoek' }),
    ]);
    expect(presentState(changed, renamedContent).run.changed?.before).toEqual(byRef({ kanaal: 'melding' }));
  });
});

describe('a case from before a rename', () => {
  async function begun() {
    const { store, keyring, cases, start } = install();
    const started = await start(SANNE, 'RMD-1001');
    const old = cardOf(started);
    const performed = await cases.perform(SANNE, started.id, old, answer('1'));
    const content = renamedContent();
    const contentOn = () => content;
    const now = () => new Date('2026-09-02T08:00:00Z');
    const later = new Cases({ store, keyring, contentOn, now, random: () => 0 });
    return { store, keyring, later, old, id: started.id, performed, contentOn };
  }

  it('is opened with the new names, in the chat and on the command line; its log and stored state stay as they are', async () => {
    const { store, keyring, later, id, contentOn } = await begun();
    const state = (await later.open(SANNE, id))?.state;
    expect(state?.run.answers).toMatchObject(byRef({ kanaal: 'melding' }));
    const dossier = await readDossier(store, keyring, 'roermond', 'RMD-1001', contentOn);
    expect(dossier?.state).toEqual(state);
    expect(dossier?.events[1]?.event).toMatchObject({ answers: byRef({ 'signaal-via': 'directe-melding' }) });
    const asBefore = await readDossier(store, keyring, 'roermond', 'RMD-1001', realContent);
    expect(asBefore?.state.run.answers).toMatchObject(byRef({ 'signaal-via': 'directe-melding' }));
  });

  it('continues with the new names: what is cleared now stays empty, however it is opened', async () => {
    const { later, id } = await begun();
    const state = (await later.open(SANNE, id))?.state;
    if (!state) throw new Error('not there');
    const { kanaal: _, ...rest } = { ...inputsFor('1'), kanaal: '' };
    const card = cardOf(state);
    const command = answer('1', { ...rest, 'signaal-datum': '' });
    const first = await later.perform(SANNE, id, card, command);
    if (first.kind !== 'done') throw new Error(first.kind);
    expect(first.current.state.run.answers).toEqual(byRef({ kanaal: 'onbekend' }));
    expect(told(await later.perform(SANNE, id, card, command))).toEqual({ ...told(first), replayed: true });
    await later.perform(SANNE, id, cardOf(first.current.state), answer('2'));
    const again = await later.perform(SANNE, id, card, command);
    expect(again).toMatchObject({
      kind: 'passed',
      current: { state: { run: { answers: byRef({ kanaal: 'onbekend' }) } } },
    });
  });

  it('answers a button from before the rename, and shows the case with the new names', async () => {
    const { later, id, old } = await begun();
    const again = await later.perform(SANNE, id, old, answer('1'));
    expect(again).toMatchObject({
      kind: 'done',
      replayed: true,
      current: { state: { run: { answers: byRef({ kanaal: 'melding' }) } } },
    });
    expect(await later.perform(SANNE, id, { ...old, key: newKey() }, answer('1'))).toMatchObject({ kind: 'stale' });
  });
});
