import { phrasesOf } from '../../../dialogs/base/phrases.ts';
import { loadContent } from '../../../src/content/load.ts';

/** The real wording from the content. */
export const phrases = phrasesOf(loadContent('content', 'roermond').texts);
