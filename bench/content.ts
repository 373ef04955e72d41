import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { median } from '../harness/numbers.ts';

/** How long the content takes to load, check and freeze, in ms; median of processes that do nothing else. */
export function timeContent(folder: string, times: number): number {
  const program = join(import.meta.dirname, 'content-once.ts');
  const once = () => Number(execFileSync(process.execPath, [program, folder], { encoding: 'utf8' }));
  return median(Array.from({ length: times }, once));
}
