import { type Ref, ref } from '../../route/types.ts';
import type { Help, Source } from '../content.ts';
import { assignments, distinctAnswers, firstOf } from '../possible-answers.ts';
import { type Place, within } from '../read/place.ts';
import { suggest } from '../read/problem.ts';
import type { VraagData } from '../schema/schema.ts';
import { compileChoice } from './choice.ts';
import type { Names } from './names.ts';

type HelpData = NonNullable<VraagData['hulp']>;

/** The questions of a help do not belong to the route; conditions refer to them as `hulp/<id>`. */
export const HELP = 'hulp';

/** "Twijfel je?": a few plain questions that lead to one of `options`. They inherit the source of their question. */
export function compileHelp(hulp: HelpData, options: readonly string[], whole: Source, at: Place, names: Names): Help {
  const asked = new Map(hulp.vragen.map(({ id, keuzes }) => [ref(HELP, id), keuzes.map((one) => one.waarde)]));
  const questions = hulp.vragen.map((one, i) => {
    const place = within(at, 'vragen', i);
    const source = names.partSource(one, whole, place);
    const choices = one.keuzes.map((keuze, k) => compileChoice(keuze, source, within(place, 'keuzes', k), names));
    return { id: one.id, text: one.vraag, choices, source };
  });
  const rules = hulp.regels.map((rule, i) => {
    const place = within(at, 'regels', i);
    if (rule.voorstel && !options.includes(rule.voorstel)) {
      names.problem(
        within(place, 'voorstel'),
        `'${rule.voorstel}' is geen keuze van deze vraag.${suggest(rule.voorstel, options)}`,
      );
    }
    return {
      when: rule.als ? names.test(rule.als, HELP, within(place, 'als'), asked) : null,
      value: rule.voorstel ?? null,
      explanation: rule.uitleg,
      source: names.source(rule, place),
    };
  });
  const reached = reachedBy(rules, asked);
  rules.forEach((_, i) => {
    if (!reached.has(i))
      names.problem(within(at, 'regels', i), 'deze regel geldt nooit: een regel erboven past altijd eerder.');
  });
  return { questions, rules };
}

/** The indexes of the rules that some combination of answers selects; the first rule that fits applies. */
function reachedBy(rules: Help['rules'], asked: ReadonlyMap<Ref, readonly string[]>): ReadonlySet<number> {
  const tests = rules.map((rule) => rule.when);
  const questions = [...asked].map(([ref, options]) => ({ ref, options, several: false }));
  const answersTo = distinctAnswers(
    questions,
    tests.filter((test) => test !== null),
  );
  const ways = assignments([...asked.keys()], (question) => answersTo.get(question) ?? []);
  return new Set(ways.map((way) => firstOf(tests, new Map(way))));
}
