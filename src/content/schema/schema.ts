import { Voorbeeldvragen } from './example-questions.ts';
import {
  Adviezen,
  Begrippen,
  Bronnen,
  Paragrafen,
  Parameters,
  Regio,
  Uitkomsten,
  ZoekwoordenLijst,
} from './registers.ts';
import { Route } from './route.ts';
import { Teksten } from './texts.ts';

/**
 * The schemas of the YAML files. Their names are Dutch because the content's editors are. The content types and the
 * JSON Schemas that text editors use are both derived from them.
 */

export { Keuze, Voorwaarde } from './parts.ts';
export {
  Adviezen,
  Begrippen,
  Bronnen,
  Paragrafen,
  Parameters,
  Regio,
  Uitkomsten,
  ZoekwoordenLijst,
} from './registers.ts';
export { Route, type StapData, type VraagData } from './route.ts';

/** Each kind of content file: its path and its schema. */
export const FILES = {
  bronnen: { path: 'bronnen.yaml', schema: Bronnen },
  paragrafen: { path: 'paragrafen.yaml', schema: Paragrafen },
  begrippen: { path: 'begrippen.yaml', schema: Begrippen },
  parameters: { path: 'parameters.yaml', schema: Parameters },
  adviezen: { path: 'adviezen.yaml', schema: Adviezen },
  uitkomsten: { path: 'uitkomsten.yaml', schema: Uitkomsten },
  zoekwoorden: { path: 'zoekwoorden.yaml', schema: ZoekwoordenLijst },
  teksten: { path: 'teksten.yaml', schema: Teksten },
} as const;

export const FOLDERS = {
  route: { path: 'routes', schema: Route },
  regio: { path: 'regio', schema: Regio },
  voorbeeldvragen: { path: 'voorbeeldvragen', schema: Voorbeeldvragen },
} as const;
