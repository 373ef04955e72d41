import type { Texts } from '../../src/content/schema/texts.ts';
import { fill } from '../../src/content/template.ts';
import type { CardJson } from '../base/types.ts';
import { card, execute, heading, text } from '../cards/adaptive.ts';
import { noticeBox } from '../cards/parts.ts';
import type { WelcomeView } from './welcome.ts';

export function welcomeCard(view: WelcomeView, texts: Texts): CardJson {
  const { welkom, menu } = texts;
  const cases = view.openCases > 0 ? fill(menu['casussen-met-aantal'], { aantal: view.openCases }) : menu.casussen;
  return card(
    [
      ...(view.notice ? [noticeBox(view.notice)] : []),
      heading(welkom.titel),
      text(welkom['wat-ik-doe']),
      text(welkom['wat-niet']),
      text(welkom['wat-ik-bewaar']),
      text(welkom['wat-nooit'], { weight: 'Bolder' }),
    ],
    [
      execute(menu['nieuwe-casus'], 'new-case', {}, { primary: true }),
      execute(cases, 'cases', {}),
      execute(menu.opzoeken, 'look-up', {}),
      execute(menu['wat-nu'], 'where', { start: true }),
      ...(view.isCoordinator ? [execute(menu.regio, 'region', {})] : []),
    ],
  );
}
