import { createContext, runInContext } from 'node:vm';
import type { ContentFiles } from '../read/files.ts';
import type { ContentProblem } from '../read/problem.ts';

/** The length of the test texts: twice that of the longest kenmerk, so that a pattern which barely copes is caught. */
const LENGTH = 60;
/** The time limit in ms. A good pattern needs a tenth of it for all texts together; a bad one never finishes. */
const PATIENCE = 1_000;
/** How often to try, so that a brief stall of the machine does not reject a good pattern. */
const TRIES = 2;

const SIGNS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./-'];
const PAIRS = ['A0', '0A', 'A-', '0-', 'A.', 'A/', '--'];
const ENDS = ['', '-', '/', 'A', '0', '!'];

/** Checks that a region's pattern accepts the bot's own proposals and does not backtrack endlessly on any text. */
export function checkKenmerk(regio: ContentFiles['regio']): readonly ContentProblem[] {
  const { voorvoegsel, patroon } = regio.data.kenmerk;
  if (!patroon) return [];
  const pattern = new RegExp(`^(?:${patroon})$`);
  const proposal = `${voorvoegsel}-2026-7K3F`;
  const problem = (message: string) => [regio.at(['kenmerk', 'patroon'], message)];
  if (getsLost(pattern, proposal)) {
    const why =
      'een tekst die niet past, kan het op te veel manieren verdelen, zoals bij een herhaling in een herhaling';
    const advice = `Schrijf één herhaling per stuk, met een vast teken ertussen, bijvoorbeeld: ${voorvoegsel}-[0-9]{4}-[A-Z0-9]{4,8}.`;
    return problem(`'${patroon}' kan de bot minutenlang bezighouden: ${why}. ${advice}`);
  }
  if (!pattern.test(proposal)) {
    return problem(`het kenmerk dat de bot zelf voorstelt (${proposal}) past niet op dit patroon.`);
  }
  return [];
}

/** @param start a kenmerk, each prefix of which reaches another part of the pattern */
function getsLost(pattern: RegExp, start: string): boolean {
  const texts = hostileTexts(start);
  for (let tries = 0; tries < TRIES; tries++) if (reachesEnd(pattern, texts)) return false;
  return true;
}

function hostileTexts(kenmerk: string): readonly string[] {
  const starts = Array.from({ length: kenmerk.length + 1 }, (_, length) => kenmerk.slice(0, length));
  return starts.flatMap((start) =>
    [...SIGNS, ...PAIRS].flatMap((again) => {
      const body = start + again.repeat((LENGTH - start.length) / again.length);
      return ENDS.map((end) => body + end);
    }),
  );
}

/** A running pattern cannot be interrupted, so it runs in a V8 script with a timeout. */
function reachesEnd(pattern: RegExp, texts: readonly string[]): boolean {
  const script = 'for (const text of texts) pattern.test(text)';
  try {
    runInContext(script, createContext({ pattern, texts }), { timeout: PATIENCE });
    return true;
  } catch {
    return false;
  }
}
