import { questionsOn } from '../../src/cases/domain/step-cards.ts';
import { fill } from '../../src/content/template.ts';
import { instructionOf } from '../../src/telling/whereabouts.ts';
import type { CaseContext } from '../base/context.ts';

/** What the card of a step is for: what to do, what it asks and why, and what to do with what is not known. */
export function explainStep({ at, current, content }: CaseContext): string {
  const { path, next } = current.resolution;
  const { uitleg } = content.texts;
  const step = content.steps.get(at.step ?? next ?? path.at(-1) ?? current.run.start);
  if (!step) return uitleg.anders;
  const asked = questionsOn(step, current, at.card).map(({ text, why, hint }) =>
    fill(uitleg.vraag, { vraag: text, waarom: [hint, why].filter(Boolean).join(' ') }),
  );
  const head = fill(uitleg.stap, {
    bijnaam: current.state.bijnaam,
    stap: step.label,
    titel: step.title,
    doen: instructionOf(step, current).what,
  });
  return [head, ...asked, uitleg[asked.length > 0 ? 'stap-vragen' : 'stap-zonder-vragen']].join('\n\n');
}
