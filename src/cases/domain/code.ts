/** Letters and digits that are not mistaken for one another: 32 of them, so that a byte gives one without bias. */
export const CODE_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
