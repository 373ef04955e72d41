import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Program } from '../harness/server-process.ts';
import type { Card } from './orders.ts';

export const ROOT = join(import.meta.dirname, '..');
export const CONTENT = join(ROOT, 'content');
const OUT = join(ROOT, 'out');

/** A folder for measurements. Not the system's temporary folder, which may be in memory instead of on disk. */
export function scratchFolder(): string {
  mkdirSync(OUT, { recursive: true });
  const folder = mkdtempSync(join(OUT, 'bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  return folder;
}

/** The real program of a checkout in the local profile, started like `npm run serve`. Its cases go into `folder`. */
export function botOf(checkout: string, folder: string): Program {
  const args = [join(checkout, 'src/start.js')];
  return { name: `the bot of ${checkout}`, args, folder, env: { CONTENT_DIR: join(checkout, 'content') } };
}

/** The bare bot, which answers with this card. */
export function echoOf(card: Card, folder: string): Program {
  return reference('echo', card, folder);
}

/** The waterfall, which shows these cards one after the other. */
export function waterfallOf(cards: readonly Card[], folder: string): Program {
  return reference('waterfall', cards, folder);
}

function reference(name: 'echo' | 'waterfall', shows: unknown, folder: string): Program {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(shows));
  return { name: `the ${name}`, args: [join(ROOT, `bench/servers/${name}.ts`), file], folder, env: {} };
}
