import { phrasesOf } from '../../../dialogs/base/phrases.ts';
import { loadContent } from '../../../src/content/load.ts';

/** The real words, as the content has them. */
export const phrases = phrasesOf(loadContent('content', 'roermond').texts);
