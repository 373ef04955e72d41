import { parse } from 'yaml';
import { z } from 'zod';
import type { Content } from '../content/content.ts';
import { RoutewijzerError } from '../errors.ts';
import { questionsIn } from '../route/condition.ts';
import { permits, resolve } from '../route/resolve.ts';
import type { Ref, Resolution, Trail, Value } from '../route/types.ts';
import { command } from './command.ts';
import { readInput } from './input.ts';
import type { Settings } from './needs.ts';
import { json } from './output.ts';

const Answers = z
  .object({ afwijkingen: z.record(z.string(), z.string()).optional() })
  .catchall(z.union([z.string(), z.number(), z.array(z.string()), z.null()]));

type AnswersFile = z.output<typeof Answers>;

export const walk = command({
  name: 'walk',
  usage: ['<route>', '--answers <bestand|->', '[--json]'],
  does: 'welk pad deze antwoorden geven',
  needs: 'content',
  run: async ({ route, answers: file, json: asJson }, settings) => {
    const { content } = settings;
    const start = content.routes.get(route);
    if (!start) {
      const known = [...content.routes.keys()].join(', ');
      throw new RoutewijzerError('USAGE', `route '${route}' bestaat niet`, `Routes: ${known}.`);
    }
    const given = await readAnswers(file, settings);
    const walks = (Array.isArray(given) ? given : [given]).map((answers) => {
      const resolution = walkAs(content, start.start, answers);
      return { ...asContract(resolution, content, (ref) => Object.hasOwn(answers, ref)), content: start.logic };
    });
    const code = walks.some((one) => one.problems.length > 0) ? 1 : 0;
    const result = Array.isArray(given) ? walks : walks[0];
    return { code, out: asJson ? json(result) : walks.map((one) => asText(one, content)).join('\n\n') };
  },
});

async function readAnswers(file: string, settings: Settings): Promise<AnswersFile | readonly AnswersFile[]> {
  let given: unknown;
  try {
    given = parse(await readInput(file, settings));
  } catch (cause) {
    throw new RoutewijzerError(
      'ANSWERS',
      `${file} is niet te lezen`,
      'Geef een bestand met JSON of YAML, of - voor standaardinvoer.',
      { cause },
    );
  }
  const read = z.union([Answers, z.array(Answers)]).safeParse(given ?? {});
  if (read.success) return read.data;
  throw new RoutewijzerError(
    'ANSWERS',
    `${file} bevat geen antwoorden${wrongKeys(given)}`,
    'Schrijf één object (of een lijst van objecten): <route>/<vraag>: <waarde>, met eventueel afwijkingen: {<route>/<stap>: <route>/<stap>}.',
  );
}

/** The keys whose value is not an answer, so that they can be corrected. Never quotes the values. */
function wrongKeys(given: unknown): string {
  const wrong = [given].flat().flatMap((one: unknown) => Answers.safeParse(one).error?.issues ?? []);
  const keys = new Set(wrong.map((issue) => issue.path.join('.')).filter((key) => key !== ''));
  return keys.size > 0 ? `: dit is geen antwoord bij ${[...keys].join(', ')}` : '';
}

/** Resolves the answers. A step counts as done here when its shown deciding and minimum questions are answered. */
function walkAs(content: Content, start: Ref, { afwijkingen, ...given }: AnswersFile): Resolution {
  const answers = new Map(
    Object.entries(given).flatMap(([ref, value]): readonly (readonly [Ref, Value])[] => {
      // Left empty, as in a table: open, not "not known yet".
      if (value === null || value === '') return [];
      return [[ref as Ref, typeof value === 'number' ? String(value) : value]];
    }),
  );
  const detours = new Map(Object.entries(afwijkingen ?? {}) as [Ref, Ref][]);
  const trail: Trail = { start, answers, done: new Set(), detours };
  const { path, shown } = resolve(content, trail);
  const done = path.filter((ref) => {
    const step = content.steps.get(ref);
    const deciding = (step?.exits ?? []).flatMap((exit) => (exit.when ? questionsIn(exit.when) : []));
    return step?.questions.every((question) => {
      if (!shown.includes(question.ref) || !(question.minimum || deciding.includes(question.ref))) return true;
      const value = answers.get(question.ref);
      return value !== undefined && permits(question, value);
    });
  });
  return resolve(content, { ...trail, done: new Set(done) });
}

function asContract(resolution: Resolution, content: Content, asked: (ref: Ref) => boolean) {
  const stap = (ref: Ref) => `stap:${ref}`;
  const vraag = (ref: Ref) => `vraag:${ref}`;
  return {
    path: resolution.path.map(stap),
    next: resolution.next && stap(resolution.next),
    outcome: resolution.outcome,
    open: resolution.open && { step: stap(resolution.open.step), waitsFor: resolution.open.waitsFor.map(vraag) },
    missing: resolution.missing.map(vraag),
    inactive: resolution.inactive.map(vraag),
    because: resolution.because.map(({ ref, answers, detour }) => ({
      ref: content.steps.has(ref as Ref) ? stap(ref as Ref) : ref,
      answers: answers satisfies Readonly<Record<Ref, Value>>,
      detour,
    })),
    // For an unknown name, the answers file tells whether it is a question or a step.
    problems: resolution.problems.map(({ ref, why }) => ({ ref: asked(ref) ? vraag(ref) : stap(ref), why })),
  };
}

function asText(resolution: ReturnType<typeof asContract>, content: Content): string {
  const title = (ref: string) => content.steps.get(ref.replace(/^stap:/, '') as Ref)?.title ?? '';
  const list = (label: string, items: readonly string[]) => (items.length > 0 ? [`${label}: ${items.join(', ')}`] : []);
  return [
    ...resolution.path.map((ref) => `${ref === resolution.next ? '>' : ' '} ${ref}  ${title(ref)}`),
    ...(resolution.outcome ? [`  uitkomst: ${resolution.outcome}`] : []),
    ...(resolution.open ? list('open, wacht op', resolution.open.waitsFor) : []),
    ...resolution.because.map(
      ({ ref, answers, detour }) => `omdat: ${ref} ${detour ? '(afwijking)' : JSON.stringify(answers)}`,
    ),
    ...list('ontbreekt', resolution.missing),
    ...list('telt niet mee', resolution.inactive),
    ...resolution.problems.map(
      ({ ref, why }) => `PROBLEEM ${ref}: ${why === 'unknown' ? 'bestaat niet' : 'deze waarde kan niet'}`,
    ),
  ].join('\n');
}
