/** Charts, numbers above them, and fights to open. */
export const charts = `
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(10rem, 45%), 1fr)); gap: 0.8rem; margin: 1.2rem 0 0; }
.tiles div { padding: 0.8rem 1rem; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; }
.tiles dt { color: var(--quiet); font-size: 0.85rem; } .tiles dd { margin: 0; font-size: 1.6rem; font-weight: 650; line-height: 1.25; font-variant-numeric: tabular-nums; }
.tiles small { display: block; color: var(--quiet); font-size: 0.82rem; font-weight: 400; }
figure { margin: 0.6rem 0 0; padding: 0.9rem 1rem; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; }
.figure-head { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; justify-content: space-between; align-items: center; font-size: 0.9rem; color: var(--quiet); }
.canvas { position: relative; height: 22rem; } .canvas canvas { display: block; }
.sideways { overflow-x: auto; }
.behind { margin-top: 0.8rem; } .behind > summary { cursor: pointer; color: var(--link); width: fit-content; }
.behind .scroll { margin-top: 0.6rem; max-height: 30rem; overflow: auto; } .behind th, .behind td { padding: 0.25rem 0.6rem; min-width: 0; }
.behind thead th { position: sticky; top: 0; z-index: 1; white-space: normal; min-width: 6rem; max-width: 16rem; vertical-align: bottom; overflow-wrap: break-word; } .behind thead button.plain { overflow-wrap: break-word; }
.behind tbody th { min-width: 8rem; }
.fight { margin: 0.5rem 0; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; }
.fight > summary { display: flex; flex-wrap: wrap; gap: 0.2rem 1.2rem; align-items: baseline; padding: 0.7rem 1rem; cursor: pointer; overflow-wrap: anywhere; }
.fight > summary::before { content: "▸"; color: var(--quiet); margin-right: -0.6rem; } .fight[open] > summary::before { content: "▾"; }
.fight .pair { font-weight: 650; min-width: 0; } .fight .count { margin-left: auto; font-variant-numeric: tabular-nums; color: var(--quiet); }
.fight .body { padding: 0 1rem 1rem; } .fight .facts { margin: 0 0 0.8rem; }
`;
