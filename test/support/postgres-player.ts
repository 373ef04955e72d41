import type { Command } from '../../src/cases/domain/decide/decide.ts';
import { createKeyring } from '../../src/cases/keys/cipher.ts';
import { openPostgres } from '../../src/cases/store/postgres/postgres.ts';
import type { Commit } from '../../src/cases/store/store.ts';
import { type CardOrigin, Cases, type NewCase, type Owner } from '../../src/cases/work/cases.ts';
import { realContent } from './content.ts';
import { type Told, told } from './told.ts';

/** One of several processes on one database. Its argument is the URL; it does what its parent asks, often at once. */

export interface Jobs {
  readonly commit: { readonly ask: { readonly turn: Commit }; readonly answer: 'ok' | 'conflict' | 'replay' };
  readonly start: {
    readonly ask: { readonly owner: Owner; readonly wanted: NewCase; readonly key: string };
    readonly answer: Told;
  };
  readonly perform: {
    readonly ask: {
      readonly owner: Owner;
      readonly id: string;
      readonly origin: CardOrigin;
      readonly command: Command;
    };
    readonly answer: Told;
  };
  readonly save: { readonly ask: { readonly owner: Owner; readonly conversation: string }; readonly answer: null };
  readonly conversation: { readonly ask: { readonly owner: Owner }; readonly answer: string | null };
}

export type Job = { readonly [Name in keyof Jobs]: { readonly name: Name } & Jobs[Name]['ask'] }[keyof Jobs];
export interface Asked {
  readonly job: Job;
  readonly times: number;
}

const store = openPostgres(process.argv[2] ?? '');
const keyring = createKeyring({
  caseKeys: [{ id: 'test', key: new Uint8Array(32).fill(1) }],
  indexKey: new Uint8Array(32).fill(2),
});
const cases = new Cases({ store, keyring, contentOn: realContent, now: () => new Date(), random: () => 0 });

async function work(job: Job): Promise<unknown> {
  switch (job.name) {
    case 'commit':
      return store.commit(job.turn);
    case 'start':
      return told(await cases.start(job.owner, job.wanted, job.key));
    case 'perform':
      return told(await cases.perform(job.owner, job.id, job.origin, job.command));
    case 'save':
      await cases.saveConversation(job.owner, job.conversation);
      return null;
    case 'conversation':
      return cases.conversation(job.owner);
  }
}

process.on('message', ({ job, times }: Asked) => {
  Promise.all(Array.from({ length: times }, () => work(job))).then(
    (answers) => process.send?.(answers),
    (error: unknown) => process.send?.(String(error)),
  );
});
process.on('disconnect', () => process.exit());
await store.ping();
realContent();
process.send?.('ready');
