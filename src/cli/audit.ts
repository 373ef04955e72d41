import { orgsOf } from '../cases/records/orgs.ts';
import { type Verified, verifyOrg } from '../cases/records/verify.ts';
import { command } from './command.ts';
import { fine } from './output.ts';
import { missingFrom } from './safekeeping.ts';

/** Verifies, for every org, each case against its events and the audit log against itself. */
export const auditVerify = command({
  name: 'audit verify',
  usage: [],
  does: 'controleer of niemand aan gebeurtenissen of beheer heeft gezeten',
  needs: 'store',
  administers: true,
  run: async (_, { app, config }) => {
    const orgs = await orgsOf(app.store);
    const verified: Verified[] = [];
    for (const org of orgs) verified.push(await verifyOrg(app.store, app.keyring, org, app.contentOn));
    const problems = [...verified.flatMap((one) => one.problems), ...(await missingFrom(app, config.dataDir))];
    if (problems.length > 0) return { code: 1, out: problems.join('\n') };
    const total = (what: 'cases' | 'entries') => verified.reduce((sum, one) => sum + one[what], 0);
    return fine(`${total('cases')} casussen en ${total('entries')} beheerregels: alles klopt.`);
  },
});
