import { enableCompileCache } from 'node:module';

// Node keeps what it compiled, so that every start but the first is a good deal faster. It has to be on before the rest is
// imported; and this file is JavaScript, because one that is not would have to be compiled each time.
enableCompileCache();

await import('./main.ts');
