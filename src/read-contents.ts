import { isReservedId } from '../dialogs/conversations.ts';
import { type Contents, loadContents } from './content/load.ts';

/** Reads a content folder for a region, and checks it against the ids that the cards reserve. */
export function readContents(folder: string, region: string): Contents {
  return loadContents(folder, region, { isReserved: isReservedId });
}
