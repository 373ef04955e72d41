import { may } from '../../src/cases/domain/access.ts';
import type { Owner } from '../../src/cases/work/cases.ts';
import type { Deps } from '../base/deps.ts';
import type { Notice, WelcomeView } from '../base/views.ts';

/** The first card, and the menu: what the bot does, what it keeps, and where to begin. */
export async function welcome(deps: Deps, owner: Owner, notice: Notice | null = null): Promise<WelcomeView> {
  const mine = await deps.cases.mine(owner);
  const openCases = mine.filter((state) => state.status !== 'afgesloten').length;
  return { kind: 'welcome', notice, openCases, isCoordinator: may(owner, 'count') };
}
