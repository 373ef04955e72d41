import type { Profiler } from 'node:inspector';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../programs.ts';
import { MEASURING, type Room, roomOf } from './rooms.ts';

/** What one function took by itself, without those it called. */
export interface SelfTime {
  /** `name file:line`; without a place when it is not JavaScript. */
  readonly name: string;
  readonly room: Room;
  readonly us: number;
}

/** The functions of a profile, with the room each worked for; without the time in which there was nothing to do. */
export function selfTimes({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): readonly SelfTime[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const took = new Map<number, number>();
  samples.forEach((id, i) => {
    // A delta before the first sample, or from another thread's clock, may be below zero.
    took.set(id, (took.get(id) ?? 0) + Math.max(0, timeDeltas[i] ?? 0));
  });
  const found: SelfTime[] = [];
  const visit = (id: number, caller: Room): void => {
    const node = byId.get(id);
    if (node === undefined || node.callFrame.functionName === '(idle)') return;
    const { functionName, url, lineNumber } = node.callFrame;
    const place = placeOf(url);
    const room = roomOf(functionName, place, caller);
    if (room === MEASURING) return;
    const us = took.get(id) ?? 0;
    if (us > 0) found.push({ name: nameOf(functionName, place, lineNumber), room, us });
    for (const child of node.children ?? []) visit(child, room);
  };
  const [root] = nodes;
  if (root !== undefined) visit(root.id, '');
  return found;
}

/** From the root of the repository; of a package, from the folder it is in, wherever that is. */
function placeOf(url: string): string {
  if (!url.startsWith('file:')) return url;
  const path = relative(ROOT, fileURLToPath(url));
  return path.slice(Math.max(0, path.lastIndexOf('node_modules/')));
}

function nameOf(name: string, place: string, line: number): string {
  return place === '' ? name || '(of V8)' : `${name || '(anonymous)'} ${place}:${line + 1}`;
}

/** Per key, the most first. */
export function summed(
  times: readonly SelfTime[],
  key: (time: SelfTime) => string,
): readonly (readonly [string, number])[] {
  const sums = new Map<string, number>();
  for (const time of times) sums.set(key(time), (sums.get(key(time)) ?? 0) + time.us);
  return [...sums].toSorted(([, a], [, b]) => b - a);
}
