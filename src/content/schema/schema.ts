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
 * What may stand in each YAML file. The names are Dutch because the people who edit the content are; the types of the
 * content and the JSON Schema an editor completes from both follow from these schemas.
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

/** Each kind of content file: where it stands, and what may stand in it. */
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
