import { expect, it } from 'vitest';
import { install, newKey, SANNE } from '../../support/installation.ts';

it('a form sent again with another kenmerk does not pass for the case it started', async () => {
  const { cases } = install();
  const key = newKey();
  const wanted = { kenmerk: 'RMD-2026-0001', gemeente: 'Roermond', route: 'routekaart' };
  await cases.start(SANNE, wanted, key);
  expect((await cases.start(SANNE, { ...wanted, kenmerk: 'RMD-2026-0002' }, key)).kind).not.toBe('started');
});
it('a form sent again with another gemeente does not either', async () => {
  const { cases } = install();
  const key = newKey();
  const wanted = { kenmerk: 'RMD-2026-0001', gemeente: 'Roermond', route: 'routekaart' };
  await cases.start(SANNE, wanted, key);
  expect((await cases.start(SANNE, { ...wanted, gemeente: 'Maasgouw' }, key)).kind).not.toBe('started');
});
