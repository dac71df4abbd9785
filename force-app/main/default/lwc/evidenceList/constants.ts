/** Entries shown before the first "show more", and added by each. */
export const PAGE_SIZE = 5;
