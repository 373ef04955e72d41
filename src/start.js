import { enableCompileCache } from 'node:module';

// Makes Node cache compiled code, so that every start but the first is much faster. It must be enabled before the rest
// is imported, and this file is JavaScript because TypeScript would have to be compiled at every start.
enableCompileCache();

await import('./main.ts');
