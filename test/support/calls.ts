import { Session } from 'node:inspector/promises';

/**
 * How often V8 enters a function while something is done. Nothing is replaced, so it counts what really runs.
 *
 * @param file how the path of its file ends
 */
export async function callsDuring(file: string, name: string, work: () => Promise<unknown>): Promise<number> {
  const inspector = new Session();
  inspector.connect();
  try {
    await inspector.post('Profiler.enable');
    await inspector.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    // Discard what was counted before.
    await inspector.post('Profiler.takePreciseCoverage');
    await work();
    const { result } = await inspector.post('Profiler.takePreciseCoverage');
    const functions = result.filter(({ url }) => url.endsWith(file)).flatMap((script) => script.functions);
    const counts = functions.filter(({ functionName }) => functionName === name).map(({ ranges }) => ranges[0]?.count);
    return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  } finally {
    inspector.disconnect();
  }
}
