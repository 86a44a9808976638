/** The page's own script. The page reads without it. */
export const script = `'use strict';
`;
