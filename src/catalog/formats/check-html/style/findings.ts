/** Marks, the matrix, findings and rules. */
export const findings = `
.mark, .severity, .tag { display: inline-block; padding: 0.05rem 0.5rem; border-radius: 999px; font-size: 0.83rem; font-weight: 600; line-height: 1.45; white-space: nowrap; border: 1px solid transparent; }
.fail { --tone: var(--fail); --back: var(--fail-back); } .warn { --tone: var(--warn); --back: var(--warn-back); }
.unknown { --tone: var(--unknown); --back: var(--unknown-back); } .waived { --tone: var(--waived); --back: var(--waived-back); }
.pass { --tone: var(--pass); --back: var(--pass-back); } .not-applicable { --tone: var(--quiet); --back: transparent; }
.mark { color: var(--tone); background: var(--back); }
.mark.fail, .mark.warn { border-color: currentColor; } .mark.unknown { border: 1px dashed currentColor; }
.severity { padding: 0 0.2rem; color: var(--quiet); font-weight: 400; }
.severity.critical, .severity.high { color: var(--fail); font-weight: 700; } .severity.medium { color: var(--warn); font-weight: 600; }
.tag { border-color: var(--line); color: var(--quiet); } .tag.late { color: var(--fail); border-color: currentColor; }
.score { display: inline-grid; grid-template-columns: 2.2em 3.5rem; align-items: center; gap: 0.4rem; white-space: nowrap; font-variant-numeric: tabular-nums; }
.score b { text-align: right; } .score svg { width: 3.5rem; height: 0.4rem; border-radius: 999px; }
.score.none { display: inline; color: var(--quiet); font-size: 0.85rem; }
.score .track { fill: var(--line); } .score .earned { fill: var(--tone); } .score b { color: var(--tone); }
.score.good { --tone: var(--pass); } .score.fair { --tone: var(--warn); } .score.poor { --tone: var(--fail); }
.matrix { max-height: 75vh; overflow-y: auto; }
.matrix table { border-collapse: separate; border-spacing: 0; width: auto; min-width: 100%; }
.matrix th, .matrix td { padding: 0.25rem 0.15rem; min-width: 0; vertical-align: middle; text-align: center; }
.matrix thead th { position: sticky; top: 0; z-index: 2; padding: 0.5rem 0.2rem; font-size: 0.78rem; }
.matrix th.first, .matrix td.first { border-left: 1px solid var(--line); } .matrix td:nth-child(2) { padding: 0.25rem 0.7rem; }
.matrix tbody th, .matrix thead th:first-child { position: sticky; left: 0; z-index: 1; width: 13rem; min-width: min(13rem, 36vw); max-width: 24rem; padding-left: 0.9rem; text-align: left; background: var(--paper); border-right: 1px solid var(--line); font-weight: 600; }
.matrix thead th:first-child { z-index: 3; background: var(--head); }
.matrix abbr { text-decoration: none; }
.cell { display: inline-grid; place-items: center; width: 1.8rem; height: 1.8rem; border-radius: 6px; color: var(--tone); background: var(--back); font-weight: 700; text-decoration: none; border: 1px solid transparent; }
.cell.fail, .cell.warn { border-color: currentColor; } .cell.unknown { border: 1px dashed currentColor; } .cell.pass { background: none; font-weight: 400; }
.cell:hover { outline: 2px solid var(--tone); } .cell[aria-current] { outline: 3px solid var(--link); outline-offset: 1px; }
.legend { margin: 0.6rem 0; font-size: 0.9rem; color: var(--quiet); } .legend dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 0.2rem 1.5rem; }
.legend dl div { display: flex; gap: 0.6rem; } .legend dt { min-width: 3rem; font-weight: 600; } .legend dd { margin: 0; }
summary { cursor: pointer; }
.group { margin: 1.1rem 0; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; overflow: clip; content-visibility: auto; contain-intrinsic-size: auto 20rem; }
.group .top { display: flex; flex-wrap: wrap; gap: 0.4rem 1rem; align-items: center; padding: 0.9rem 1.1rem 0.5rem; }
.group .top h3 { flex: 1 1 14rem; }
.marks { display: inline-flex; flex-wrap: wrap; gap: 0.35rem; align-items: center; }
.about { padding: 0 1.1rem; margin: -0.25rem 0 0.8rem; color: var(--quiet); font-size: 0.9rem; max-width: 110ch; overflow-wrap: anywhere; }
.finding, .passes, .entry { border-top: 1px solid var(--line); }
.finding > summary, .entry > summary { display: grid; grid-template-columns: 0.8rem 11.5rem minmax(0, 1fr); gap: 0.15rem 0.7rem; align-items: baseline; padding: 0.6rem 1.1rem; list-style: none; }
.entry > summary { grid-template-columns: 0.8rem minmax(0, 1fr) auto; }
.finding > summary::-webkit-details-marker, .entry > summary::-webkit-details-marker { display: none; }
.finding > summary::before, .entry > summary::before { content: "▸" / ""; color: var(--quiet); }
.finding[open] > summary::before, .entry[open] > summary::before { content: "▾" / ""; }
.finding > summary:hover, .entry > summary:hover, .passes > summary:hover { background: var(--head); }
.finding { content-visibility: auto; contain-intrinsic-size: auto 3.6rem; }
.what { overflow-wrap: anywhere; } .rule { display: block; color: var(--quiet); font-size: 0.87rem; }
.body { padding: 0 1.1rem 1.1rem calc(1.1rem + 13.7rem); } .entry .body { padding-left: 2.6rem; }
.body ul { margin: 0; padding-left: 1.1rem; max-width: 85ch; overflow-wrap: anywhere; } .body li { margin: 0.2rem 0; }
.subject { color: var(--quiet); font-size: 0.9rem; overflow-wrap: anywhere; }
.place { color: var(--quiet); } .way { margin-bottom: 0.2rem; }
.waiver { padding: 0.4rem 0.8rem; border-left: 4px solid var(--waived); background: var(--waived-back); } .waiver.expired { border-color: var(--fail); background: var(--fail-back); }
.exact { display: flex; align-items: start; gap: 0.5rem; margin: 0.3rem 0; max-width: 60rem; }
.exact pre { flex: 1; min-width: 0; margin: 0; padding: 0.5rem 0.7rem; background: var(--head); border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap; }
.mapping { display: grid; gap: 0.2rem; margin: 0; font-size: 0.9rem; } .mapping div { display: grid; grid-template-columns: minmax(9rem, 23rem) minmax(0, 1fr); gap: 0 1rem; } .mapping dt { color: var(--quiet); } .mapping dd { margin: 0; overflow-wrap: anywhere; }
.passes > summary { padding: 0.6rem 1.1rem; color: var(--quiet); font-size: 0.92rem; } .passes ul { margin: 0; padding: 0 1.1rem 0.9rem; list-style: none; font-size: 0.92rem; }
.quiet { display: grid; grid-template-columns: 9rem minmax(0, 1fr); gap: 0.5rem; padding: 0.2rem 0; content-visibility: auto; contain-intrinsic-size: auto 1.8rem; }
.entries { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; overflow: clip; } .entry:first-child { border-top: 0; }
`;
