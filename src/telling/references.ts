import type { Content, Paragraph, Source, StepContent } from '../content/content.ts';
import { fill } from '../content/template.ts';
import type { Ref } from '../route/types.ts';
import { goalText } from './destinations.ts';
import { sourceText } from './sources.ts';

/** The text of the item that a reference stands for. */
export interface ReferenceText {
  /** As in the contract: `stap:routekaart/7`. */
  readonly ref: string;
  /** Where it belongs (`Routekaart · fase 2 Analyseren`), or what kind of item it is. */
  readonly place: string;
  readonly title: string;
  readonly texts: readonly string[];
  readonly list: { readonly title: string; readonly items: readonly string[] } | null;
  readonly paragraphs: readonly Paragraph[];
  readonly source: Source;
  /** Where the document of the source can be read. */
  readonly address: string | null;
}

type ReferenceKind = 'stap' | 'fase' | 'vraag' | 'paragraaf' | 'begrip' | 'afspraak' | 'advies';

/**
 * Looks up a reference; null when the content has no such item.
 *
 * @param ref as in the contract: `stap:routekaart/7`, `begrip:vsv-er`
 */
export function readReference(content: Content, ref: string): ReferenceText | null {
  const [, kind = '', id = ''] = /^([a-z]+):(.+)$/.exec(ref) ?? [];
  const read = Object.hasOwn(READ, kind) ? READ[kind as ReferenceKind](content, id) : null;
  const address = read && (content.documents.get(read.source.document)?.address ?? null);
  return read && { list: null, paragraphs: [], ...read, ref, address };
}

/** The name of an item in a mixed list, where a step or phase also names its route. */
export function referenceName(content: Content, ref: string): string {
  const [kind, id = ''] = ref.split(/:(.*)/s);
  if (kind === 'stap') return upperFirst(goalText(id as Ref, content));
  const one = readReference(content, ref);
  return one ? (kind === 'fase' ? `${one.place}, ${one.title.toLowerCase()}` : one.title) : '';
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

type ReferenceParts = Omit<ReferenceText, 'ref' | 'address' | 'list' | 'paragraphs'> &
  Partial<Pick<ReferenceText, 'list' | 'paragraphs'>>;

const READ: Readonly<Record<ReferenceKind, (content: Content, id: string) => ReferenceParts | null>> = {
  stap(content, id) {
    const step = content.steps.get(id as Ref);
    if (!step) return null;
    const { opzoeken } = content.texts;
    const minimum = step.questions.filter((question) => question.minimum).map(({ short }) => short);
    return {
      place: placeOf(step, content),
      title: fill(opzoeken.stap, { stap: step.label, titel: step.title }),
      texts: [step.what, ...step.points.map(({ title, text }) => `**${title}** ${text}`), ...notesOf(step, content)],
      list: minimum.length > 0 ? { title: opzoeken.minimaal, items: minimum } : null,
      paragraphs: step.paragraphs,
      source: step.source,
    };
  },
  fase(content, id) {
    const [routeId = '', phaseId] = id.split('/');
    const route = content.routes.get(routeId);
    const phase = route?.phases.find((one) => one.id === phaseId);
    if (!route || !phase) return null;
    const { opzoeken } = content.texts;
    const steps = route.steps.filter((step) => step.phase.id === phase.id);
    return {
      place: route.title,
      title: fill(opzoeken.fase, { fase: phase.id, titel: phase.title }),
      texts: [],
      list:
        steps.length > 0 ? { title: opzoeken.stappen, items: steps.map(({ ref }) => goalText(ref, content)) } : null,
      source: phase.source,
    };
  },
  vraag(content, id) {
    const question = content.questions.get(id as Ref);
    const step = content.steps.get(content.askedAt.get(id as Ref) ?? ('' as Ref));
    if (!question || !step) return null;
    const { text, why, hint, whySource: source } = question;
    return { place: goalText(step.ref, content), title: text, texts: [why, ...(hint ? [hint] : [])], source };
  },
  paragraaf(content, number) {
    const paragraph = content.paragraphs.find((one) => one.number === number);
    if (!paragraph) return null;
    const { opzoeken, stap } = content.texts;
    const steps = [...content.steps.values()].filter((step) => step.paragraphs.includes(paragraph));
    return {
      place: opzoeken.paragraaf,
      title: fill(stap.paragraaf, { nummer: paragraph.number, onderwerp: paragraph.subject }),
      texts: [...countsAt(steps, content), ...(paragraph.url ? [`[${opzoeken.lees}](${paragraph.url})`] : [])],
      source: paragraph.source,
    };
  },
  begrip(content, id) {
    const term = content.terms.get(id);
    if (!term) return null;
    const also = term.also.length > 0 ? [fill(content.texts.opzoeken.ook, { namen: term.also.join(', ') })] : [];
    return {
      place: content.texts.opzoeken.begrip,
      title: term.term,
      texts: [term.meaning, ...also],
      source: term.source,
    };
  },
  afspraak(content, id) {
    const [region, name = ''] = id.split('/');
    const agreement = region === content.region.id ? content.agreements.get(name) : undefined;
    if (!agreement) return null;
    const steps = [...content.steps.values()].filter((step) => step.agreements.includes(agreement));
    return {
      place: fill(content.texts.opzoeken.afspraak, { regio: content.region.name }),
      ...titled(agreement, steps, content),
    };
  },
  advies(content, id) {
    const advice = content.advice.get(id);
    if (!advice) return null;
    const steps = [...content.steps.values()].filter((step) => step.advice.includes(advice));
    return { place: content.texts.opzoeken.advies, ...titled(advice, steps, content) };
  },
};

function titled(
  { title, text, source }: { readonly title: string; readonly text: string; readonly source: Source },
  steps: readonly StepContent[],
  content: Content,
) {
  return { title, texts: [text, ...countsAt(steps, content)], source };
}

/** "Hoort bij: stap 3: Beoordeel …; stap 12: …" */
function countsAt(steps: readonly StepContent[], content: Content): readonly string[] {
  if (steps.length === 0) return [];
  const named = steps.map((step) => goalText(step.ref, content)).join('; ');
  return [fill(content.texts.opzoeken['hoort-bij'], { stappen: named })];
}

/** What counts at a step whatever is answered there; with its own source, where that is another than the step's. */
function notesOf({ notes, source: own }: StepContent, { texts }: Content): readonly string[] {
  const always = notes.filter(({ when }) => when === null);
  return always.map(({ text, source }) => {
    const same = source.label === own.label && source.origin === own.origin && !source.toConfirm;
    return fill(texts.stap['let-op'], { tekst: same ? text : `${text} (${sourceText(source, texts)})` });
  });
}

function placeOf(step: StepContent, content: Content): string {
  const route = content.routes.get(step.route)?.title ?? '';
  return fill(content.texts.opzoeken.plaats, { route, fase: step.phase.id, titel: step.phase.title });
}
