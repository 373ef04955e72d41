import type { z } from 'zod';
import type {
  Adviezen,
  Begrippen,
  Bronnen,
  Paragrafen,
  Parameters,
  Regio,
  Route,
  Uitkomsten,
  ZoekwoordenLijst,
} from '../schema/schema.ts';
import type { ContentFile } from './content-file.ts';

/** The parsed files that make up a content folder, for one region. */
export interface ContentFiles {
  readonly bronnen: ContentFile<z.output<typeof Bronnen>>;
  readonly paragrafen: ContentFile<z.output<typeof Paragrafen>>;
  readonly begrippen: ContentFile<z.output<typeof Begrippen>>;
  readonly parameters: ContentFile<z.output<typeof Parameters>>;
  readonly adviezen: ContentFile<z.output<typeof Adviezen>>;
  readonly uitkomsten: ContentFile<z.output<typeof Uitkomsten>>;
  readonly zoekwoorden: ContentFile<z.output<typeof ZoekwoordenLijst>>;
  readonly regio: ContentFile<z.output<typeof Regio>>;
  readonly routes: readonly ContentFile<z.output<typeof Route>>[];
  /** Files that could not be read, and are empty or absent here. A reference to something in them may be right. */
  readonly failed: ReadonlySet<string>;
}
