import { holds, type ResolvedRun } from '../cases/domain/resolved-run.ts';
import type { Detour } from '../cases/domain/state.ts';
import type { Content } from '../content/content.ts';
import { fill } from '../content/template.ts';
import { evaluate } from '../route/condition.ts';
import type { Ref } from '../route/types.ts';
import { shorten } from './answers.ts';
import { targetText } from './destinations.ts';

/** A place where the coach left the route, in words. Of two from the same step, only the newest can be undone. */
export interface Deviated {
  readonly from: Ref;
  readonly to: Ref;
  /** Enough of the reason to recognise. */
  readonly text: string;
  /** With the whole reason. */
  readonly full: string;
  readonly isUndoable: boolean;
}

/** In characters. */
const LONGEST_REASON = 160;

/** Every place where the coach left the route or went back, and why. */
export function deviationsOf(resolved: ResolvedRun): readonly Deviated[] {
  const { run, content } = resolved;
  const detours = (Object.entries(run.detours) as [Ref, Detour][])
    .filter(([from, { to }]) => !isOwnWay(from, to, resolved))
    .map(([from, detour]) => ({ ...detour, from }));
  const all = [...detours, ...(run.returns ?? [])];
  return all.map(({ from, to, reason, text }, index) => ({
    from,
    to,
    isUndoable: !all.slice(index + 1).some((later) => later.from === from),
    ...textsOf(
      { van: targetText(from, content), naar: targetText(to, content) },
      reasonOf(reason, text, content),
      content,
    ),
  }));
}

function textsOf(
  places: { readonly van: string; readonly naar: string },
  reden: string,
  { texts }: Content,
): Pick<Deviated, 'text' | 'full'> {
  return {
    text: fill(texts.afwijken.regel, { ...places, reden: shorten(reden, LONGEST_REASON) }),
    full: fill(texts.afwijken.regel, { ...places, reden }),
  };
}

/** Whether the route itself leads there now, because an answer changed: then it is no longer a deviation. */
function isOwnWay(from: Ref, to: Ref, resolved: ResolvedRun): boolean {
  const { resolution, content, known } = resolved;
  if (!resolution.path.includes(from)) return false;
  const exits = content.steps.get(from)?.exits ?? [];
  const own = exits.find(({ when }) => when === undefined || evaluate(when, known) !== false);
  return own !== undefined && holds(resolved, own.when ?? null) && 'stap' in own.to && own.to.stap === to;
}

function reasonOf(reason: string, text: string | null, { deviationReasons, texts }: Content): string {
  const known = deviationReasons.find((one) => one.id === reason)?.label;
  return [known, text?.replace(/\.$/, '')].filter(Boolean).join(': ') || texts.afwijken.vervolgactie;
}
