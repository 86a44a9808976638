/** On paper: everything unfolded, no controls, black on white. */
export const paper = `
@media print {
  :root, :root[data-scheme] { color-scheme: light; --page: #fff; --head: #f2f2f2; --link: #000; }
  @page { size: A4 landscape; margin: 12mm; }
  html { font-size: 9.5pt; }
  main, header, footer { max-width: none; padding-left: 0; padding-right: 0; } header { padding-top: 0; }
  nav, .switches, .controls, .nothing, .copy, .more { display: none !important; }
  a { text-decoration: none; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
  .group, .finding, .quiet { content-visibility: visible; }
  .finding > summary::before, .entry > summary::before { content: "" !important; }
  .scroll { overflow: visible; max-height: none; border-radius: 0; } .matrix thead th, .matrix tbody th { position: static; }
  .matrix th, .matrix td { padding: 0.15rem; } .matrix thead th { font-size: 7pt; } .matrix tbody th, .matrix thead th:first-child { width: auto; min-width: 6rem; }
  .cell { width: 1.3rem; height: 1.3rem; } .score { grid-template-columns: 2em; } .score svg { display: none; }
  .mark, .cell, .verdict, .waiver { print-color-adjust: exact; }
  h2, h3, h4, .top, thead { break-after: avoid; } tr, .verdict, .exact, .finding > summary { break-inside: avoid; }
}
`;
