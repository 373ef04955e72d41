import { createContext, runInContext } from 'node:vm';
import type { ContentFiles } from '../read/files.ts';
import type { ContentProblem } from '../read/problem.ts';

/** Twice as long as a kenmerk can be: a pattern that only just copes with one of those never ends on this. */
const LENGTH = 60;
/** In ms. A sound pattern needs a tenth of it for all the texts together; one that gets lost has no end. */
const PATIENCE = 1_000;
/** A machine that stood still for a moment must not refuse a sound pattern. */
const TRIES = 2;

const SIGNS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./-'];
const PAIRS = ['A0', '0A', 'A-', '0-', 'A.', 'A/', '--'];
const ENDS = ['', '-', '/', 'A', '0', '!'];

/** A region's pattern fits what the bot itself proposes, and never keeps the bot busy, whatever is typed. */
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

/** @param start a kenmerk, of which each first part leads to another part of the pattern */
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

/** A pattern cannot be stopped from within: V8 ends the script around it. */
function reachesEnd(pattern: RegExp, texts: readonly string[]): boolean {
  const script = 'for (const text of texts) pattern.test(text)';
  try {
    runInContext(script, createContext({ pattern, texts }), { timeout: PATIENCE });
    return true;
  } catch {
    return false;
  }
}
