import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { type PostgresServer, startPostgres } from '../../../harness/postgres.ts';
import { openPostgres } from '../../../src/cases/store/postgres/postgres.ts';
import { answer, routekaart } from '../../support/case-world.ts';
import { cardOf, install, newKey, SANNE } from '../../support/installation.ts';
import { describeLeftHere, done } from './left-here.suite.ts';

let server: PostgresServer;
let url: string;
beforeAll(async () => {
  server = await startPostgres();
});
beforeEach(async () => {
  url = await server.newDatabase();
});
afterAll(() => server.remove());

const inPostgres = () => {
  const its = url;
  return install(() => openPostgres(its));
};

describeLeftHere('a case that was left here a moment ago, in PostgreSQL', inPostgres);

it('is not read again from PostgreSQL to go on with it', async () => {
  const { cases, start, store } = inPostgres();
  const first = done(await cases.perform(SANNE, (await start()).id, { key: newKey(), revision: 1 }, answer('1')));
  const reads = vi.spyOn(store, 'load');
  const second = done(await cases.perform(SANNE, first.id, cardOf(first), answer('2')));
  expect(second.run.done).toEqual([routekaart('1'), routekaart('2')]);
  expect(reads).not.toHaveBeenCalled();
});
