import { z } from 'zod';
import type { Backend, Database } from './cases/store/backend.ts';
import { postgres } from './cases/store/postgres/index.ts';
import { sqlite } from './cases/store/sqlite/index.ts';

/** All storage backends (docs/taken/opslag.md). */
const BACKENDS: readonly Backend[] = [sqlite, postgres];

export function readDatabase(text: string, problems: z.core.$RefinementCtx): Database {
  const url = text.trim();
  const backend = BACKENDS.find(({ scheme }) => scheme.test(url));
  if (!backend) problems.addIssue(`verwacht ${BACKENDS.map(({ form }) => form).join(', of ')}`);
  return backend?.read(url, (what) => problems.addIssue(what)) ?? z.NEVER;
}
