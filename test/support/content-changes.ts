import { type ContentCopy, ROUTEKAART } from './content.ts';

/** Changes an editor makes under running cases. Each is one change in the copy. */

const SIGNAL = '      - id: signaal-via\n';
const DIRECT = '          - waarde: directe-melding\n            tekst: Directe melding\n';

/** A new id for a question of step 1, and for the choice everyone makes there. */
export function rename(copy: ContentCopy): void {
  copy.edit(ROUTEKAART, SIGNAL, '      - id: kanaal\n        heette: [signaal-via]\n');
  copy.edit(
    ROUTEKAART,
    DIRECT,
    '          - waarde: melding\n            tekst: Directe melding\n            heette: [directe-melding]\n',
  );
}

/** Removes the choice everyone makes at step 1. */
export function dropChoice(copy: ContentCopy): void {
  copy.edit(ROUTEKAART, DIRECT, '');
}

/** New minimum information at step 1. */
export function askMore(copy: ContentCopy): void {
  const question = {
    ...{ vraag: 'Hoe lang duurt het al?', kort: 'hoe lang het al duurt', soort: 'tekst' },
    ...{ informatie: 'minimaal', waarom: 'Dan weet je wat haast heeft.' },
    ...{ bron: '"routekaart-schema, stap 1"', herkomst: 'afgeleid' },
  };
  const fields = Object.entries(question).map(([name, value]) => `        ${name}: ${value}\n`);
  copy.edit(ROUTEKAART, SIGNAL, `      - id: duur\n${fields.join('')}${SIGNAL}`);
}

/** A nieuwe vsv'er without directe actie goes from step 3 to step 12 instead of step 4. */
export function moveExit(copy: ContentCopy): void {
  copy.edit(
    ROUTEKAART,
    '          vraag: doelgroep\n          is: [dreigend-vsv-er, nieuwe-vsv-er]\n',
    `          een-van:
            - vraag: doelgroep
              is: [dreigend-vsv-er]
            - alle:
                - vraag: doelgroep
                  is: [nieuwe-vsv-er]
                - vraag: directe-actie
                  is: [ja]
`,
  );
}

/** Changes only texts. */
export function reword(copy: ContentCopy): void {
  copy.edit(
    ROUTEKAART,
    '        vraag: Hoe kwam het signaal bij je binnen?\n',
    '        vraag: Hoe hoorde je ervan?\n',
  );
}
