import { resolve } from '../../src/route/resolve.ts';
import type { Graph, Trail } from '../../src/route/types.ts';

const batch = 1_000;

/** How long `resolve` takes for this trail, in µs, for each batch after a warm-up. */
export function timeResolve(graph: Graph, trail: Trail, batches: number): readonly number[] {
  // Two trails in turn. Not needed any more: `resolve` keeps nothing between calls (decision 28).
  const trails = [trail, { ...trail, done: new Set([...trail.done].slice(0, -1)) }] as const;
  const times = Array.from({ length: batches + 2 }, () => {
    const began = performance.now();
    for (let i = 0; i < batch; i++) resolve(graph, { ...trails[i % 2 === 0 ? 0 : 1] });
    // ms per thousand calls is µs per call.
    return ((performance.now() - began) * 1_000) / batch;
  });
  return times.slice(2);
}
