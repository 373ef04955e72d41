import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import type { Settings } from './needs.ts';

/** The text of a file, or of standard input when the file is `-`. */
export async function readInput(file: string, { stdin }: Settings): Promise<string> {
  return file === '-' ? text(stdin) : readFileSync(file, 'utf8');
}
