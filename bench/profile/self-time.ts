import type { Profiler } from 'node:inspector';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../programs.ts';
import { MEASURING, type Room, roomOf } from './rooms.ts';

/** The time one function took itself, without the functions it called. */
export interface SelfTime {
  /** `name file:line`; only the name when it is not JavaScript. */
  readonly name: string;
  readonly room: Room;
  readonly us: number;
}

/** The functions of a profile with the room each worked for, without idle time. */
export function selfTimes({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): readonly SelfTime[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const took = new Map<number, number>();
  samples.forEach((id, i) => {
    // A delta before the first sample, or from another thread's clock, may be negative.
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

/** A file relative to the root of the repository; for a package, relative to the folder with `node_modules`. */
function placeOf(url: string): string {
  if (!url.startsWith('file:')) return url;
  const path = relative(ROOT, fileURLToPath(url));
  return path.slice(Math.max(0, path.lastIndexOf('node_modules/')));
}

function nameOf(name: string, place: string, line: number): string {
  return place === '' ? name || '(of V8)' : `${name || '(anonymous)'} ${place}:${line + 1}`;
}

/** Sums the times per key, largest first. */
export function summed(
  times: readonly SelfTime[],
  key: (time: SelfTime) => string,
): readonly (readonly [string, number])[] {
  const sums = new Map<string, number>();
  for (const time of times) sums.set(key(time), (sums.get(key(time)) ?? 0) + time.us);
  return [...sums].toSorted(([, a], [, b]) => b - a);
}
