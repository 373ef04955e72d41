import { describe, expect, it } from 'vitest';
import { ref } from '../../../src/route/types.ts';
import { copyContent, ROUTEKAART } from '../../support/content.ts';
import { breaking } from '../breaking.ts';

const QUESTION = '      - id: signaal-via\n';
const CHOICE = '          - waarde: directe-melding\n';

describe('a former name', () => {
  it('leads to the present one, for questions and choices', () => {
    const copy = copyContent();
    copy.edit(ROUTEKAART, QUESTION, `${QUESTION}        heette: [binnenkomst, kanaal]\n`);
    copy.edit(ROUTEKAART, CHOICE, `${CHOICE}            heette: [melding]\n`);
    expect(copy.load().renamed).toEqual({
      questions: new Map([
        [ref('routekaart', 'binnenkomst'), ref('routekaart', 'signaal-via')],
        [ref('routekaart', 'kanaal'), ref('routekaart', 'signaal-via')],
      ]),
      choices: new Map([[ref('routekaart', 'signaal-via'), new Map([['melding', 'directe-melding']])]]),
    });
  });

  it('works for a choice from a regional list too', () => {
    const copy = copyContent();
    copy.edit('regio/roermond.yaml', '  - waarde: wonen\n', '  - waarde: wonen\n    heette: [huisvesting]\n');
    const domains = copy.load().renamed.choices.get(ref('routekaart', 'domeinen'));
    expect(domains).toEqual(new Map([['huisvesting', 'wonen']]));
  });

  it.each<[string, string, string, readonly string[]]>([
    [
      'that is still a question of the route',
      QUESTION,
      `${QUESTION}        heette: [verzuim]\n`,
      ["+1: 'verzuim' is nu nog een vraag van deze route; bij 'heette' hoort een naam die niet meer bestaat."],
    ],
    [
      'of two questions',
      '      - id: signaal-datum\n',
      '        heette: [oud]\n      - id: signaal-datum\n        heette: [oud]\n',
      ["+2: 'oud' staat ook bij 'signaal-via'; een oude naam hoort bij één vraag van deze route."],
    ],
    [
      'that is still a choice of the question',
      CHOICE,
      `${CHOICE}            heette: [eigen-onderzoek]\n`,
      ["+1: 'eigen-onderzoek' is nu nog een keuze van deze vraag; bij 'heette' hoort een naam die niet meer bestaat."],
    ],
    [
      'of two choices',
      CHOICE,
      `${CHOICE}            heette: [melding, melding]\n`,
      ["+1: 'melding' staat ook bij 'directe-melding'; een oude naam hoort bij één keuze van deze vraag."],
    ],
    [
      'that always is a choice',
      CHOICE,
      `${CHOICE}            heette: [onbekend]\n`,
      ["+1: stappen.0.vragen.0.keuzes.0.heette.0: 'onbekend' kan altijd al; noem een keuze anders."],
    ],
    [
      'that is no list',
      QUESTION,
      `${QUESTION}        heette: oud\n`,
      [
        "+1: stappen.0.vragen.0.heette: hier hoort een lijst. Schrijf [oud], of zet elk punt op een eigen regel met '- ' ervoor.",
      ],
    ],
  ])('%s is refused', (_, from, to, problems) => {
    expect(breaking(ROUTEKAART, from, to)).toEqual(problems);
  });
});
