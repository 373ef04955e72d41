import type { ResolvedRun } from '../cases/domain/resolved-run.ts';
import type { QuestionContent } from '../content/content.ts';
import type { Texts } from '../content/schema/texts.ts';
import { fill } from '../content/template.ts';
import { permits } from '../route/resolve.ts';
import { ONBEKEND, type Ref, type Value } from '../route/types.ts';
import { shorten } from './answers.ts';
import { targetText } from './destinations.ts';

/** How much of a reason is shown; its step shows it in full. In characters. */
const LONGEST_REASON = 200;

/** The most open items that are named; the overview lists them all. */
const MOST_OPEN_ITEMS = 4;

/** How much of the required minimum information is known so far. */
export interface Minimum {
  readonly known: number;
  readonly total: number;
  readonly missing: readonly QuestionContent[];
  /** What was counted: the whole route; the route as far as it is certain; or what closing the report takes. */
  readonly of: 'route' | 'so-far' | 'closing';
  /** Why the coach went on while something was open, one line for each step that asked for it. */
  readonly why: readonly string[];
}

/**
 * How much of the minimum information is known, on the path up to and including `last`, or on the whole path without
 * it. An item that no register gives, and that nobody knows, counts neither as known nor as missing.
 */
export function minimumUpTo({ content, resolution, run }: ResolvedRun, last?: Ref): Minimum {
  const steps = last === undefined ? resolution.path : resolution.path.slice(0, resolution.path.indexOf(last) + 1);
  const asked = resolution.shown.flatMap((ref): readonly QuestionContent[] => {
    const question = content.questions.get(ref);
    const step = content.askedAt.get(ref);
    if (!question?.minimum || !step || !steps.includes(step)) return [];
    return question.available === 'rood' && !isKnown(question, run.answers[ref]) ? [] : [question];
  });
  const missing = asked.filter((question) => resolution.missing.includes(question.ref));
  return {
    known: asked.length - missing.length,
    total: asked.length,
    missing,
    of: last ? 'closing' : resolution.outcome === null ? 'so-far' : 'route',
    why: whyOpen({ content, resolution, run }, missing),
  };
}

function isKnown(question: QuestionContent, value: Value | null | undefined): boolean {
  return value != null && value !== ONBEKEND && permits(question, value);
}

/** The same for several runs together. */
export function sumOf(all: readonly Minimum[]): Minimum {
  return {
    known: all.reduce((sum, one) => sum + one.known, 0),
    total: all.reduce((sum, one) => sum + one.total, 0),
    missing: all.flatMap((one) => one.missing),
    of: 'closing',
    why: all.flatMap((one) => one.why),
  };
}

/** The reasons that go with what is still missing: given at its own step, or at one after it. */
function whyOpen(
  { content, resolution: { path }, run }: Pick<ResolvedRun, 'content' | 'resolution' | 'run'>,
  missing: readonly QuestionContent[],
): readonly string[] {
  const first = Math.min(...missing.map(({ ref }) => path.indexOf(content.askedAt.get(ref) ?? ref)));
  return (Object.entries(run.whyOpen ?? {}) as [Ref, string][]).flatMap(([step, reason]) => {
    // Typed, but not gone on yet.
    if (path.indexOf(step) < first || !run.done.includes(step)) return [];
    const stap = targetText(step, content, content.steps.get(step));
    return [fill(content.texts.minimum.reden, { stap, reden: shorten(reason, LONGEST_REASON) })];
  });
}

/** "Nog open: contact met de jongere, doelgroep en nog 3." */
export function openItems(missing: readonly QuestionContent[], texts: Texts, line = texts.minimum.open): string {
  if (missing.length === 0) return '';
  return fill(line, { vragen: namesOf(missing, texts) });
}

/** "contact met de jongere, doelgroep en nog 3" */
export function namesOf(missing: readonly QuestionContent[], texts: Texts): string {
  const named = missing
    .slice(0, MOST_OPEN_ITEMS)
    .map((question) => question.short)
    .join(', ');
  const more = missing.length - MOST_OPEN_ITEMS;
  return more > 0 ? fill(texts.minimum['en-nog'], { vragen: named, aantal: more }) : named;
}

/** "Bekend: 3 van 6. Nog open: …" */
export function minimumLine(minimum: Minimum, texts: Texts): string {
  return `${knownLine(minimum, texts)} ${openItems(minimum.missing, texts)}`.trim();
}

/** "Bekend: 3 van 6 op je hele route." */
export function knownLine({ known, total, of }: Minimum, { minimum }: Texts): string {
  const line = { route: minimum.route, 'so-far': minimum['tot-zover'], closing: minimum['bij-afsluiten'] }[of];
  return fill(line, { bekend: known, totaal: total });
}
