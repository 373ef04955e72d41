import type { ResolvedRun } from '../cases/domain/resolved-run.ts';
import type { QuestionContent } from '../content/content.ts';
import type { Texts } from '../content/schema/texts.ts';
import { fill } from '../content/template.ts';
import { permits } from '../route/resolve.ts';
import { ONBEKEND, type Ref, type Value } from '../route/types.ts';

/** Nobody reads a longer list; the overview has every item. */
const MOST_OPEN_ITEMS = 4;

/** How much of the required minimum information is known so far. */
export interface Minimum {
  readonly known: number;
  readonly total: number;
  readonly missing: readonly QuestionContent[];
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
  return { known: asked.length - missing.length, total: asked.length, missing };
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
  };
}

/** "Nog open: contact met de jongere, doelgroep en nog 3." */
export function openItems(missing: readonly QuestionContent[], texts: Texts): string {
  if (missing.length === 0) return '';
  const named = missing
    .slice(0, MOST_OPEN_ITEMS)
    .map((question) => question.short)
    .join(', ');
  const more = missing.length - MOST_OPEN_ITEMS;
  const vragen = more > 0 ? fill(texts.minimum['en-nog'], { vragen: named, aantal: more }) : named;
  return fill(texts.minimum.open, { vragen });
}

/** "Bekend: 3 van 6. Nog open: …" */
export function minimumLine({ known, total, missing }: Minimum, texts: Texts): string {
  return `${fill(texts.minimum.bekend, { bekend: known, totaal: total })} ${openItems(missing, texts)}`.trim();
}
