import { openCard } from '../../src/cases/domain/step-cards.ts';
import type { Owner } from '../../src/cases/work/cases.ts';
import type { Content } from '../../src/content/content.ts';
import type { Texts } from '../../src/content/schema/texts.ts';
import { fill } from '../../src/content/template.ts';
import type { Ref } from '../../src/route/types.ts';
import { isSure } from '../../src/search/doubt.ts';
import type { Hit, Search, SearchContext } from '../../src/search/search.ts';
import type { Conversation } from '../base/conversation-state.ts';
import type { Deps } from '../base/deps.ts';
import { found, nameOf } from '../base/found.ts';
import type { Turn } from '../base/types.ts';
import type { Back, LookupView } from '../base/views.ts';
import { type Walked, walkedBy } from '../base/walked.ts';

/** Answers to a question in passing. Nothing here changes a case, nor where the coach is. */

/** How many other things are named beside an answer. */
const MOST_NEAR = 3;

/** The best answer to a question in the coach's own words, and what comes near it; null when the content has none. */
export async function lookUp(
  deps: Deps,
  owner: Owner,
  question: string,
  now: Conversation,
  place: Turn['place'],
): Promise<LookupView> {
  const walked = await walkOf(deps, owner, now, place);
  const content = walked?.content ?? deps.content;
  const search = deps.search(content);
  const [best, ...others] = search.find(question, { limit: MOST_NEAR + 1, context: contextOf(walked) });
  const subjects = best ? [] : search.subjects(question);
  for (const subject of subjects) deps.missed(owner.org, subject);
  const near = best ? others : search.nearest(question, MOST_NEAR);
  const view = viewOf(best?.ref ?? null, near, { content, search, owner, walked, now, place });
  return { ...view, notice: noticeOn(question, best ?? null, search, content.texts), counted: subjects.length > 0 };
}

/** What to say above an answer: that it may be the wrong one, and that it is in Dutch. */
function noticeOn(question: string, best: Hit | null, search: Search, { opzoeken }: Texts): string | null {
  const like = best && !isSure(best.score) ? search.like(question, best.ref) : null;
  const said = [
    ...(search.isEnglish(question) ? (best ? [opzoeken.engels] : [opzoeken['niet-gevonden'], opzoeken['engels-niet']]) : []),
    ...(best && !isSure(best.score) ? [opzoeken.twijfel] : []),
    ...(like === null ? [] : [fill(opzoeken['lijkt-op'], { vraag: like })]),
  ];
  return said.length > 0 ? said.join(' ') : null;
}

/** What a button shows. Null: there is no such thing any more. */
export async function show(
  deps: Deps,
  owner: Owner,
  ref: string,
  now: Conversation,
  place: Turn['place'],
): Promise<LookupView | null> {
  const walked = await walkOf(deps, owner, now, place);
  const content = walked?.content ?? deps.content;
  const title = found(content, ref)?.title;
  if (title === undefined) return null;
  const search = deps.search(content);
  const near = search.find(title, { limit: MOST_NEAR + 1, context: contextOf(walked) });
  return viewOf(ref, near, { content, search, owner, walked, now, place });
}

interface Around {
  readonly content: Content;
  readonly search: Search;
  readonly owner: Owner;
  readonly walked: Walked | null;
  readonly now: Conversation;
  readonly place: Turn['place'];
}

function viewOf(ref: string | null, near: readonly Hit[], around: Around): LookupView {
  const { content, walked, now, place } = around;
  return {
    kind: 'lookup',
    notice: null,
    found: ref === null ? null : found(content, ref),
    near: named(filledUp(ref, near, around), ref, content),
    step: walked && stepIn(walked, ref),
    back: walked && backTo(walked, now),
    place,
    counted: false,
  };
}

/** A number or a short name finds little else: what is like the answer, or like the nearest thing, makes up for that. */
function filledUp(shown: string | null, near: readonly Hit[], { content, search, owner }: Around): readonly Hit[] {
  const alike = search.beside(shown ?? near[0]?.ref ?? '').filter(({ ref }) => isFor(owner, ref, content));
  const byRef = new Map([...near, ...alike].map((one) => [one.ref, one]));
  return [...byRef.values()].filter(({ ref }) => ref !== shown).slice(0, MOST_NEAR);
}

/** Nobody is pointed to a step of a route that is not their work, as the MAS is for a coach. */
function isFor({ roles }: Owner, ref: string, { routes }: Content): boolean {
  const [, id = ''] = /^(?:stap|fase):([^/]+)/.exec(ref) ?? [];
  const role = routes.get(id)?.role ?? null;
  return role === null || roles.has(role);
}

/** What the buttons beside an answer are called: where two things have one name, also what kind of thing each is. */
function named(near: readonly Hit[], beside: string | null, content: Content): LookupView['near'] {
  const titles = [beside ?? '', ...near.map((one) => one.ref)].map((ref) => nameOf(content, ref));
  return near.map(({ ref }, index) => {
    const title = titles[index + 1] ?? '';
    if (titles.indexOf(title) === titles.lastIndexOf(title)) return { ref, title };
    const plaats = found(content, ref)?.place ?? '';
    return { ref, title: fill(content.texts.opzoeken.regel, { plaats, tekst: title }) };
  });
}

/** The case the coach is in; none where others read along. */
async function walkOf(
  deps: Deps,
  owner: Owner,
  { activeCase }: Conversation,
  place: Turn['place'],
): Promise<Walked | null> {
  const state = activeCase && place === 'personal' ? await deps.cases.open(owner, activeCase) : null;
  return state && state.status !== 'afgesloten' ? walkedBy(deps, state) : null;
}

/** In a case, the same words mean what is near: this route, this phase, this kind of young person. */
function contextOf(walked: Walked | null): SearchContext {
  const step = walked?.content.steps.get(walked.where.next ?? walked.where.path.at(-1) ?? ('' as Ref));
  if (!walked || !step) return {};
  const doelgroep = walked.run.answers['routekaart/doelgroep' as Ref];
  return { route: step.route, phase: step.phase.id, ...(typeof doelgroep === 'string' && { doelgroep }) };
}

/** A button to the step that was asked about, where the case has it on its path. */
function stepIn({ where, content, state }: Walked, ref: string | null): LookupView['step'] {
  const step = content.steps.get((ref ?? '').replace(/^stap:/, '') as Ref);
  if (!step || !where.path.includes(step.ref)) return null;
  const label = fill(content.texts.opzoeken['naar-stap'], { bijnaam: state.bijnaam });
  return { case: state.id, step: step.ref, label };
}

function backTo({ where, content, state, run }: Walked, now: Conversation): Back {
  const ref = now.step ?? where.next ?? where.path.at(-1) ?? run.start;
  const step = content.steps.get(ref);
  return {
    case: state.id,
    step: ref,
    card: now.step || !step ? now.card : openCard(step, run, content),
    bijnaam: state.bijnaam,
    label: fill(content.texts.route['stap-los'], { stap: step?.label ?? '' }),
    above: now.open,
  };
}
