const secondMs = 1000;
const minuteMs = 60 * secondMs;

/**
 * How far a call may lie from the change it made. History has whole seconds, a request takes some, and which end of it a log
 * stamps is not certain (facts 2 EventLogFile [B]), so the same on both sides. Requests of two apps on one account and one
 * object within it are told as ambiguous, so a wide window costs answers, never their truth.
 */
export const callWindowMs = 5 * secondMs;

/** A Bulk job is worked off after the call that closes it, mostly within minutes; Salesforce promises no time. */
export const bulkWindowMs = 10 * minuteMs;

/** No session lives longer without a sign of life: the longest timeout an org can set is 24 hours. */
export const loginWindowMs = 24 * 60 * minuteMs;
