/** What one works the page with; there without a script none of it is shown. */
export const controls = `
button, select, input[type="search"] { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--rule); border-radius: 6px; padding: 0.3rem 0.6rem; max-width: 100%; min-height: 2.2rem; }
::placeholder { color: var(--quiet); opacity: 1; }
button { cursor: pointer; } button:hover { background: var(--head); }
.controls { display: flex; flex-wrap: wrap; gap: 0.7rem 1.1rem; align-items: end; padding: 0.9rem 1.1rem; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; font-size: 0.92rem; }
.field { display: grid; gap: 0.15rem; flex: 1 1 12rem; min-width: 0; } .field span, legend { color: var(--quiet); font-size: 0.82rem; padding: 0; }
.field.text { flex: 2 1 16rem; } .field select, .field input { width: 100%; }
fieldset { display: flex; flex-wrap: wrap; gap: 0.3rem; margin: 0; padding: 0; border: 0; min-width: 0; } legend { margin-bottom: 0.15rem; }
.choice input { position: absolute; opacity: 0; } .choice { position: relative; }
.choice span { display: inline-block; padding: 0.2rem 0.7rem; border: 1px solid var(--rule); border-radius: 999px; cursor: pointer; }
.choice span:hover { background: var(--head); } .choice input:checked + span { background: var(--link); border-color: var(--link); color: var(--paper); font-weight: 600; }
.choice input:focus-visible + span { outline: 3px solid var(--link); outline-offset: 2px; }
.sum { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; flex: 1 1 100%; } .sum output { flex: 1 1 12rem; }
.nothing { padding: 1rem; color: var(--quiet); } .copy { font-size: 0.85rem; }
@media (max-width: 46rem) {
  .switches { float: none; margin-bottom: 1rem; }
  .finding > summary { grid-template-columns: 0.8rem minmax(0, 1fr); } .finding > summary .what { grid-column: 2; }
  .entry > summary { grid-template-columns: 0.8rem minmax(0, 1fr); } .entry > summary .marks { grid-column: 2; }
  .body, .entry .body { padding-left: 1.1rem; } .mapping div { grid-template-columns: minmax(0, 1fr); margin-bottom: 0.3rem; }
  .exact { flex-direction: column; align-items: stretch; } .quiet { grid-template-columns: minmax(0, 1fr); gap: 0; }
}
`;
