/** What one works the page with; without a script none of it is shown. */
export const controls = `
button, select, input { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--rule); border-radius: 6px; padding: 0.3rem 0.6rem; max-width: 100%; min-height: 2.2rem; }
button { cursor: pointer; } button:hover { background: var(--head); }
button.plain { min-height: 0; padding: 0; border: 0; background: none; color: var(--link); text-align: inherit; font-weight: inherit; overflow-wrap: anywhere; border-radius: 0; border-bottom: 1px dotted; }
.controls { display: flex; flex-wrap: wrap; gap: 0.7rem 1rem; align-items: end; margin-top: 1.6rem; padding: 0.9rem 1.1rem; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; font-size: 0.92rem; }
.field { display: grid; gap: 0.15rem; flex: 1 1 11rem; min-width: 0; } .field span { color: var(--quiet); font-size: 0.82rem; } .field select, .field input { width: 100%; }
.sum { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; flex: 1 1 100%; } .sum output { flex: 1 1 16rem; }
.whole { color: var(--quiet); font-size: 0.85rem; flex: 1 1 100%; margin: 0; }
@media (max-width: 46rem) { .switches { float: none; margin-bottom: 1rem; } .canvas { height: 19rem; } .fight .count { margin-left: 0; flex-basis: 100%; } figure { padding: 0.7rem 0.6rem; } }
`;
