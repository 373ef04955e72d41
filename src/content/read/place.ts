import type { ContentFile, Path } from './content-file.ts';

/** A place in a content file, for problems. */
export interface Place {
  readonly file: ContentFile<unknown>;
  readonly path: Path;
}

export function within(place: Place, ...path: Path): Place {
  return { file: place.file, path: [...place.path, ...path] };
}
