import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import type { Settings } from './needs.ts';

/** The text of a file, or what comes in from standard input where the file is called `-`. */
export async function readInput(file: string, { stdin }: Settings): Promise<string> {
  return file === '-' ? text(stdin) : readFileSync(file, 'utf8');
}
