/** 32 letters and digits that are not easily confused. 32 divides 256, so `byte % 32` has no bias. */
export const CODE_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
