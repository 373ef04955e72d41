import type { Graph, Ref } from './types.ts';

/** Every step a run from `start` can reach, whatever the answers. Includes `start` itself; ignores loop-backs. */
export function reachable(graph: Pick<Graph, 'steps'>, start: Ref): ReadonlySet<Ref> {
  const found = new Set<Ref>();
  const todo = [start];
  for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
    const step = graph.steps.get(at);
    if (!step || found.has(at)) continue;
    found.add(at);
    for (const { to } of step.exits) if ('stap' in to) todo.push(to.stap);
  }
  return found;
}
