import type { ResolvedCase } from '../../src/cases/domain/resolved-run.ts';
import { openCard } from '../../src/cases/domain/step-cards.ts';
import type { Content } from '../../src/content/content.ts';
import type { Texts } from '../../src/content/schema/texts.ts';
import { fill } from '../../src/content/template.ts';
import type { Ref } from '../../src/route/types.ts';

import { type Hit, isSure, type Search, type SearchContext } from '../../src/search/search.ts';
import { type ReferenceText, readReference, referenceName } from '../../src/telling/references.ts';
import { aboutCase, type Context } from '../base/context.ts';
import type { ConversationState } from '../base/conversation-state.ts';
import type { Person, Turn } from '../base/types.ts';
import type { View } from '../base/view.ts';

/** "Iets opzoeken": the form. */
export interface AskView extends View {
  readonly kind: 'ask';
  readonly beside: true;
}

/** The answer to a question, or that there is none. */
export interface LookupView extends View {
  readonly kind: 'lookup';
  readonly beside: true;
  /** What leads to this answer, when it was not simply asked for; or that it may be the wrong one. */
  readonly notice: string | null;
  readonly found: ReferenceText | null;
  readonly near: readonly { readonly ref: string; readonly title: string }[];
  /** The same step, in the case the coach is in. */
  readonly step: { readonly case: string; readonly step: Ref; readonly label: string } | null;
  /** Where the coach was. */
  readonly back: Back | null;
  /** Where others read along, nothing leads to a case. */
  readonly place: Turn['place'];
  /** Something of the question is kept for who writes the content. */
  readonly counted: boolean;
  /** What the coach may send to the editors; null where there is an answer. */
  readonly question: string | null;
}

/** What goes to the editors, before it goes. */
export interface SendView extends View {
  readonly kind: 'send';
  readonly beside: true;
  readonly question: string;
}

export interface Back {
  readonly case: string;
  readonly step: Ref;
  readonly card: number;
  readonly bijnaam: string;
  /** What the step is called: `stap 7`. */
  readonly label: string;
  /** Its card stands in the chat, above this answer. */
  readonly above: boolean;
}

/** How many other things are named beside an answer. */
const MOST_NEAR = 3;

/** The best answer to a question in the coach's own words, and what comes near it; null when the content has none. */
export async function lookUp(context: Context, question: string, place: Turn['place']): Promise<LookupView> {
  const around = await lookAround(context, place);
  const { search, content } = around;
  const [best, ...others] = search.find(question, { limit: MOST_NEAR + 1, context: contextOf(around.current) });
  const subjects = best ? [] : search.subjects(question);
  for (const subject of subjects) context.missed(context.person.org, subject);
  const near = best ? others : search.nearest(question, MOST_NEAR);
  const notice = noticeOn(question, best ?? null, search, content.texts);
  const sendable = best || place !== 'personal' ? null : question;
  return { ...viewOf(best?.ref ?? null, near, around), notice, counted: subjects.length > 0, question: sendable };
}

/** What to say above an answer: that it may be the wrong one, and that it is in Dutch. */
function noticeOn(question: string, best: Hit | null, search: Search, { opzoeken }: Texts): string | null {
  const like = best && !isSure(best.score) ? search.like(question, best.ref) : null;
  const said = [
    ...(search.isEnglish(question)
      ? best
        ? [opzoeken.engels]
        : [opzoeken['niet-gevonden'], opzoeken['engels-niet']]
      : []),
    ...(best && !isSure(best.score) ? [opzoeken.twijfel] : []),
    ...(like === null ? [] : [fill(opzoeken['lijkt-op'], { vraag: like })]),
  ];
  return said.length > 0 ? said.join(' ') : null;
}

/** What a button shows. Null: there is no such thing any more. */
export async function show(context: Context, ref: string, place: Turn['place']): Promise<LookupView | null> {
  const around = await lookAround(context, place);
  const title = readReference(around.content, ref)?.title;
  if (title === undefined) return null;
  const near = around.search.find(title, { limit: MOST_NEAR + 1, context: contextOf(around.current) });
  return viewOf(ref, near, around);
}

/** Where a question is asked: in which case, and with the content of its day. */
interface Around {
  readonly content: Content;
  readonly search: ReturnType<Context['search']>;
  readonly person: Person;
  /** None where others read along. */
  readonly current: ResolvedCase | null;
  readonly at: ConversationState;
  readonly place: Turn['place'];
}

async function lookAround(context: Context, place: Turn['place']): Promise<Around> {
  const { cases, person, at } = context;
  const opened = at.activeCase && place === 'personal' ? await cases.open(person, at.activeCase) : null;
  const current = opened && opened.state.status !== 'afgesloten' ? opened : null;
  const { content } = current ? aboutCase(context, current) : context;
  return { content, search: context.search(content), person, current, at, place };
}

function viewOf(ref: string | null, near: readonly Hit[], around: Around): LookupView {
  const { content, current, at, place } = around;
  return {
    kind: 'lookup',
    beside: true,
    notice: null,
    found: ref === null ? null : readReference(content, ref),
    near: named(filledUp(ref, near, around), ref, content),
    step: current && stepIn(current, ref),
    back: current && backTo(current, at),
    place,
    counted: false,
    question: null,
  };
}

/**
 * What to name beside an answer. A number or a short name finds little else: what is like the answer, or like the nearest
 * thing, makes up for that. Beside what to do in danger stands nothing: that is one screen (domein.md §11.14).
 */
function filledUp(shown: string | null, near: readonly Hit[], { content, search, person }: Around): readonly Hit[] {
  if (shown !== null && content.examples.danger.has(shown)) return [];
  const alike = search.beside(shown ?? near[0]?.ref ?? '').filter(({ ref }) => isFor(person, ref, content));
  const byRef = new Map([...near, ...alike].map((one) => [one.ref, one]));
  return [...byRef.values()].filter(({ ref }) => ref !== shown).slice(0, MOST_NEAR);
}

/** Nobody is pointed to a step of a route that is not their work, as the MAS is for a coach. */
function isFor({ roles }: Person, ref: string, { routes }: Content): boolean {
  const [, id = ''] = /^(?:stap|fase):([^/]+)/.exec(ref) ?? [];
  const role = routes.get(id)?.role ?? null;
  return role === null || roles.has(role);
}

/** What the buttons beside an answer are called: where two things have one name, also what kind of thing each is. */
function named(near: readonly Hit[], beside: string | null, content: Content): LookupView['near'] {
  const titles = [beside ?? '', ...near.map((one) => one.ref)].map((ref) => referenceName(content, ref));
  return near.map(({ ref }, index) => {
    const title = titles[index + 1] ?? '';
    if (titles.indexOf(title) === titles.lastIndexOf(title)) return { ref, title };
    const plaats = readReference(content, ref)?.place ?? '';
    return { ref, title: fill(content.texts.opzoeken.regel, { plaats, tekst: title }) };
  });
}

/** In a case, the same words mean what is near: this route, this phase, this kind of young person. */
function contextOf(current: ResolvedCase | null): SearchContext {
  const { next, path } = current?.resolution ?? { next: null, path: [] };
  const step = current?.content.steps.get(next ?? path.at(-1) ?? ('' as Ref));
  if (!current || !step) return {};
  const doelgroep = current.run.answers['routekaart/doelgroep' as Ref];
  return { route: step.route, phase: step.phase.id, ...(typeof doelgroep === 'string' && { doelgroep }) };
}

/** A button to the step that was asked about, where the case has it on its path. */
function stepIn({ resolution, content, state }: ResolvedCase, ref: string | null): LookupView['step'] {
  const step = content.steps.get((ref ?? '').replace(/^stap:/, '') as Ref);
  if (!step || !resolution.path.includes(step.ref)) return null;
  const label = fill(content.texts.opzoeken['naar-stap'], { bijnaam: state.bijnaam });
  return { case: state.id, step: step.ref, label };
}

function backTo(current: ResolvedCase, at: ConversationState): Back {
  const { resolution, content, state, run } = current;
  const ref = at.step ?? resolution.next ?? resolution.path.at(-1) ?? run.start;
  const step = content.steps.get(ref);
  return {
    case: state.id,
    step: ref,
    card: at.step || !step ? at.card : openCard(step, current),
    bijnaam: state.bijnaam,
    label: fill(content.texts.route['stap-los'], { stap: step?.label ?? '' }),
    above: at.open,
  };
}
