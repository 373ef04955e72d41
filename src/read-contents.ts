import { isReservedId } from '../dialogs/conversations.ts';
import { type Contents, loadContents } from './content/load.ts';

/** Reads the content of a folder for a region, as the bot and the command line do: knowing which ids the cards use. */
export function readContents(folder: string, region: string): Contents {
  return loadContents(folder, region, { isReserved: isReservedId });
}
