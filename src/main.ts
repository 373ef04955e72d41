import { enableCompileCache } from 'node:module';
import { explain } from './errors.ts';

// Node keeps what it compiled, so that every start but the first is a good deal faster. It has to be on before the rest
// is imported.
enableCompileCache();

try {
  const { run } = await import('./run.ts');
  await run();
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
