import { may } from '../../src/cases/domain/access.ts';
import { type Context, openCases } from '../base/context.ts';
import type { Notice, View } from '../base/view.ts';

export interface WelcomeView extends View {
  readonly kind: 'welcome';
  readonly notice: Notice | null;
  readonly openCases: number;
  /** Whether this person may see the counts of the region. */
  readonly isCoordinator: boolean;
}

/** The first card and the menu: what the bot does, what it stores, and where to begin. */
export async function welcome(context: Context, notice: Notice | null = null): Promise<WelcomeView> {
  const { length } = await openCases(context);
  return { kind: 'welcome', notice, openCases: length, isCoordinator: may(context.person, 'count') };
}
