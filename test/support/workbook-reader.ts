import { strFromU8, unzipSync } from 'fflate';
import { parseStringPromise } from 'xml2js';

interface XmlCell {
  readonly $: { readonly r: string; readonly t?: string; readonly s?: string };
  readonly v?: readonly string[];
  readonly f?: readonly unknown[];
}
interface XmlSheet {
  readonly worksheet: {
    readonly sheetViews: readonly [{ readonly sheetView: readonly [{ readonly pane: readonly [{ readonly $: Readonly<Record<string, string>> }] }] }];
    readonly sheetData: readonly [{ readonly row: readonly { readonly c?: readonly XmlCell[] }[] }];
    readonly autoFilter: readonly [{ readonly $: { readonly ref: string } }];
  };
}
interface XmlTexts {
  readonly sst: { readonly si?: readonly { readonly t: readonly (string | { readonly _?: string })[] }[] };
}
interface XmlStyles {
  readonly styleSheet: {
    readonly numFmts?: readonly [{ readonly numFmt: readonly { readonly $: { readonly numFmtId: string; readonly formatCode: string } }[] }];
    readonly cellXfs: readonly [{ readonly xf: readonly { readonly $?: { readonly numFmtId?: string } }[] }];
  };
}
interface XmlWorkbook {
  readonly workbook: { readonly sheets: readonly [{ readonly sheet: readonly { readonly $: { readonly name: string } }[] }] };
}

export interface ReadCell {
  /** `s` text, `n` number, `b` truth, `formula`. */
  readonly kind: string;
  readonly value: string;
  readonly format: string;
}

/** A sheet as another reader sees it: its XML, and of each cell what it shows. */
export interface ReadSheet {
  readonly name: string;
  readonly sheet: XmlSheet['worksheet'];
  readonly cells: readonly (readonly ReadCell[])[];
}

type ReadXml = <T>(path: string) => Promise<T>;

async function textsIn(xml: ReadXml): Promise<readonly string[]> {
  const { sst } = await xml<XmlTexts>('xl/sharedStrings.xml');
  const plain = ({ t: [text] }: { readonly t: readonly (string | { readonly _?: string })[] }): string => (typeof text === 'string' ? text : (text?._ ?? ''));
  return (sst.si ?? []).map(plain).map((text) => text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))));
}

/** The format of each style of a cell. */
async function formatsIn(xml: ReadXml): Promise<readonly string[]> {
  const { styleSheet } = await xml<XmlStyles>('xl/styles.xml');
  const codes = new Map((styleSheet.numFmts?.[0].numFmt ?? []).map(({ $ }) => [$.numFmtId, $.formatCode]));
  return styleSheet.cellXfs[0].xf.map(({ $ }) => codes.get($?.numFmtId ?? '') ?? '');
}

/** Reads an .xlsx file by the rules of the format, with a zip and an XML reader and nothing of the writer's. */
export async function readWorkbook(bytes: Uint8Array): Promise<readonly ReadSheet[]> {
  const files = unzipSync(bytes);
  const xml: ReadXml = async (path) => parseStringPromise(strFromU8(files[path] ?? new Uint8Array())) as Promise<never>;
  const [texts, formats, { workbook }] = await Promise.all([textsIn(xml), formatsIn(xml), xml<XmlWorkbook>('xl/workbook.xml')]);
  const valueOf = ({ $: { t: kind }, v: [value = ''] = [] }: XmlCell): string => (kind === 's' ? (texts[Number(value)] ?? '') : value);
  const kindOf = ({ $: { t: kind = 'n' }, f }: XmlCell): string => (f === undefined ? kind : 'formula');
  const shown = (cell: XmlCell): ReadCell => ({ kind: kindOf(cell), value: valueOf(cell), format: formats[Number(cell.$.s ?? 0)] ?? '' });
  return Promise.all(
    workbook.sheets[0].sheet.map(async ({ $: { name } }, at) => {
      const { worksheet: sheet } = await xml<XmlSheet>(`xl/worksheets/sheet${at + 1}.xml`);
      return { name, sheet, cells: sheet.sheetData[0].row.map(({ c = [] }) => c.map(shown)) };
    }),
  );
}
