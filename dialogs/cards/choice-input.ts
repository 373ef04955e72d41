import type { Input } from './adaptive.ts';

interface Choosing {
  readonly id: string;
  readonly label?: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  /** `expanded`: all choices in view. `compact`: a drop-down list. */
  readonly style: 'expanded' | 'compact';
  readonly isMultiSelect?: boolean;
  /** The current choice; several are joined with a comma. A value that is no choice is left out: a client may send anything. */
  readonly value?: string | null | undefined;
  /** Shown in a drop-down list with nothing chosen. */
  readonly placeholder?: string | undefined;
  /** The error message when nothing is chosen. Without it, choosing is optional. */
  readonly required?: string;
}

/** A list to choose from. */
export function choiceInput(choosing: Choosing): Extract<Input, { type: 'Input.ChoiceSet' }> {
  const { id, label, choices, style, isMultiSelect = false, value, placeholder, required } = choosing;
  const chosen = isMultiSelect ? (value ?? '').split(',') : [value];
  const known = chosen.filter((one) => choices.some((choice) => choice.value === one)).join(',');
  return {
    type: 'Input.ChoiceSet',
    id,
    ...(label !== undefined && { label }),
    choices,
    style,
    isMultiSelect,
    wrap: true,
    ...(placeholder && { placeholder }),
    ...(known && { value: known }),
    ...(required && { isRequired: true, errorMessage: required }),
  };
}
