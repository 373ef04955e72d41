import { loadContent } from '../../src/content/load.ts';

/** Prints how long loading, checking and freezing the content takes in a new process, in ms. */
const began = performance.now();
loadContent(process.argv[2] ?? '', 'roermond');
console.log(performance.now() - began);
