import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** How long the content takes to load, check and freeze, in ms, in processes that do nothing else. */
export function timeContent(folder: string, times: number): readonly number[] {
  const program = join(import.meta.dirname, 'content-once.ts');
  const once = () => Number(execFileSync(process.execPath, [program, folder], { encoding: 'utf8' }));
  return Array.from({ length: times }, once);
}
