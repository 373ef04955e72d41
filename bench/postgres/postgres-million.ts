import { createHash, randomInt } from 'node:crypto';
import { median, percentile } from '../../harness/numbers.ts';
import { query, startPostgres } from '../../harness/postgres.ts';
import { nextTurn } from '../../harness/turns.ts';
import { openPostgres } from '../../src/cases/store/postgres/postgres.ts';
import type { CaseStore } from '../../src/cases/store/store.ts';

/** A nationwide data set: regions, coaches with a hundred cases each, twenty events per case. */
const ORGS = 10;
const CASES_PER_COACH = 100;
const EVENTS_PER_CASE = 20;
const REFERENCE = 1_000;
/** Sealed sizes in bytes after a run through the routekaart. */
const STATE = 1_200;
const FACTS = 128;
const PAYLOAD = 256;

const ROUNDS = 10;
const TURNS = 300;

/** Compares the database time of a turn with this many cases and with a thousand, on one PostgreSQL; as text. */
export async function million(cases: number): Promise<string> {
  const began = performance.now();
  const server = await startPostgres('shared_buffers=1GB', 'max_wal_size=8GB', 'maintenance_work_mem=512MB');
  try {
    const small = await filled(await server.newDatabase(), REFERENCE);
    const large = await filled(await server.newDatabase(), cases);
    const filling = (performance.now() - began) / 1_000;
    const [few, many] = [openPostgres(small.url), openPostgres(large.url)];
    const times = { few: [] as Turn[][], many: [] as Turn[][] };
    // The first round fills the caches of both.
    for (let round = 0; round <= ROUNDS; round++) {
      const one = await turns(few, REFERENCE);
      const other = await turns(many, cases);
      if (round > 0) {
        times.few.push(one);
        times.many.push(other);
      }
    }
    await Promise.all([few.close(), many.close()]);
    const parts = ['turn', 'commit', 'list'] as const;
    const rows = parts.flatMap((part) =>
      [0.5, 0.99].map((share) => {
        const of = (rounds: Turn[][]) => rounds.map((round) => percentile(measured(round, part), share));
        const [base, found] = [of(times.few), of(times.many)];
        const ratio = median(found.map((value, index) => value / (base[index] ?? Number.NaN)));
        return `${`${NAMES[part]}, p${share * 100}`.padEnd(46)} ${median(found).toFixed(2)} ms  ${median(base).toFixed(2)} ms  ${ratio.toFixed(2)} ×`;
      }),
    );
    return [
      `${cases} cases, ${cases * EVENTS_PER_CASE} events (${large.size}), beside ${REFERENCE} cases (${small.size}); ${ORGS} regions;`,
      `filled in ${filling.toFixed(0)} s; ${ROUNDS} rounds of ${TURNS} turns each, one at a time, on random cases; medians of rounds.`,
      ...rows,
    ].join('\n');
  } finally {
    await server.remove();
  }
}

const NAMES = {
  turn: 'a turn (conversation, case, commit, conversation)',
  commit: 'of which the commit',
  list: "besides: a coach's list of 100 cases",
} as const;

interface Turn {
  readonly turn: number;
  readonly commit: number;
  readonly list: number;
}

async function turns(store: CaseStore, cases: number): Promise<Turn[]> {
  const done: Turn[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    const number = randomInt(1, cases + 1);
    const org = `regio-${number % ORGS}`;
    const began = performance.now();
    await store.conversation(org, `coach-${number % CASES_PER_COACH}`);
    const found = await store.load(org, idOf(number));
    if (found === null) throw new Error(`case ${number} is not there`);
    const next = nextTurn(found, {
      case: { state: new Uint8Array(STATE).fill(turn), changedAt: new Date().toISOString() },
    });
    const committing = performance.now();
    const result = await store.commit(next);
    const committed = performance.now();
    if (result !== 'ok') throw new Error(`a commit gave ${result}`);
    await store.saveConversation(org, found.owner, '{"case":"a"}');
    const ended = performance.now();
    if (turn % 10 === 0) await store.list(org, found.owner);
    const list = turn % 10 === 0 ? performance.now() - ended : Number.NaN;
    done.push({ turn: ended - began, commit: committed - committing, list });
  }
  return done;
}

/** Leaves out NaN: not every turn has a list. */
function measured(round: readonly Turn[], part: keyof Turn): readonly number[] {
  return round.map((one) => one[part]).filter((ms) => !Number.isNaN(ms));
}

/** The same id as the server makes below with `md5(number)::uuid`. */
function idOf(number: number): string {
  const hex = createHash('md5').update(String(number)).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Creates the tables, and fills them on the server itself. Keys and references are restored afterwards. */
async function filled(url: string, cases: number): Promise<{ readonly url: string; readonly size: string }> {
  const store = openPostgres(url);
  await store.ping();
  await store.close();
  const bytes = (size: number) => `decode(repeat(md5(n::text), ${size / 16}), 'hex')`;
  const owner = `'coach-' || n / ${ORGS * CASES_PER_COACH}`;
  const at = "to_char(timestamp '2025-08-01' + n * interval '20 seconds', 'YYYY-MM-DD\"T\"HH24:MI:SS.000\"Z\"')";
  await query(
    url,
    `insert into cases (org, id, region, kind, owner, route, gemeente, status, revision, head, kenmerk, key_id, data_key,
      state, facts, started_at, changed_at)
    select 'regio-' || n % ${ORGS}, md5(n::text)::uuid::text, 'roermond', 'echt', ${owner}, 'routekaart', 'Roermond',
      'loopt', ${EVENTS_PER_CASE}, sha256(n::text::bytea), sha256(('k' || n)::bytea), 'sleutel-1', ${bytes(64)},
      ${bytes(STATE)}, ${bytes(FACTS)}, ${at}, ${at}
    from generate_series(1, ${cases}) as n`,
  );
  await query(url, 'alter table events drop constraint events_pkey, drop constraint events_org_case_id_fkey');
  await query(
    url,
    `insert into events (org, region, case_id, kind, owner, actor, run, sequence, content, at, type, payload, hash)
    select org, region, id, kind, owner, owner, 1, n, 'a1b2c3', started_at, 'StepAnswered', ${bytes(PAYLOAD)}, head
    from cases, generate_series(1, ${EVENTS_PER_CASE}) as n`,
  );
  await query(url, 'alter table events add primary key (org, case_id, sequence)');
  await query(url, 'alter table events add foreign key (org, case_id) references cases (org, id)');
  await query(
    url,
    `insert into receipts (org, key, person, verb, inputs, case_id, revision, at)
    select org, md5(id), owner, 'answer', head, id, revision, changed_at from cases`,
  );
  await query(url, 'vacuum analyze');
  await query(url, 'checkpoint');
  const [row] = await query<{ size: string }>(
    url,
    'select pg_size_pretty(pg_database_size(current_database())) as size',
  );
  return { url, size: row?.size ?? '' };
}
