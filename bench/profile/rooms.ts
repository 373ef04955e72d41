/** The part a function belongs to: a room of the program with its package, or a part of Node. */
export type Room = string;

const WEB = 'src/web + restify';
const TEAMS = 'src/teams + botbuilder';
const METRICS = 'metrics';
const NODE = 'Node: HTTP, streams, timers';
/** The work that the bench itself does in the server. */
export const MEASURING: Room = 'measuring';

/** Rooms by the start of a function's place; the first match counts. */
const BY_PLACE: readonly (readonly [place: RegExp, room: Room])[] = [
  [/^bench\/meter|^node:inspector/, MEASURING],
  [/^node:(internal\/)?crypto/, 'crypto'],
  [/^node_modules\/(botbuilder|botframework|@azure|@microsoft)/, TEAMS],
  [/^node_modules\/restify\//, WEB],
  [/^node_modules\/prom-client\/|^src\/metrics/, METRICS],
  [/^src\/teams\//, TEAMS],
  [/^src\/web\//, WEB],
  [/^dialogs\//, 'dialogs'],
  [/^src\/telling\//, 'src/telling'],
  [/^src\/cases\/store\/sqlite/, 'sqlite'],
  [/^src\/cases\//, 'src/cases'],
  [/^src\/route\//, 'src/route'],
  [/^src\/(content|search)\//, 'content, search'],
  [/^src\//, 'src, what is left'],
  [/^bench\//, 'the reference itself'],
];

const BY_NAME: ReadonlyMap<string, Room> = new Map([
  ['(garbage collector)', 'gc'],
  ['(program)', 'Node, outside JavaScript'],
  ['(root)', NODE],
]);

/**
 * The room a function works for. A function in none of the rooms and packages above counts for the room that called it:
 * `JSON.stringify` for its caller, a SQLite statement for `sqlite`.
 *
 * @param place the file relative to the root of the repository, or the Node module
 * @param caller the room of the function that called it
 */
export function roomOf(name: string, place: string, caller: Room): Room {
  if (caller === MEASURING) return MEASURING;
  return BY_NAME.get(name) ?? BY_PLACE.find(([beginning]) => beginning.test(place))?.[1] ?? caller;
}
