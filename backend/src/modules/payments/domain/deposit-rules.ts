/** How long after a virtual account falls due its seats stay held: until the gateway has said that it is dead. */
export const HELD_AFTER_DUE_SECONDS = 600;

/** A deposit is believed when it is still there this long after it was seen: banks take some back within minutes. */
export const SETTLE_SECONDS = 180;

/** So long after the due time the gateway should have closed the account; then we close it. */
export const OVERDUE_SECONDS = 120;
