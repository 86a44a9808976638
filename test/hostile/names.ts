import { hostileNames } from '../support/hostile/names.ts';

/** Characters that no screen shows, or that turn, hide or move what it shows. */
const unseen = [0x00, 0x01, 0x07, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b, 0x7f, 0x85, 0x9b, 0xa0, 0xad, 0x34f, 0x61c, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0x3000, 0xfe0f, 0xfeff, 0xfffe, 0xe0041];
const positions: readonly ((hidden: string) => string)[] = [(hidden) => `hub${hidden}spot`, (hidden) => `${hidden}hubspot`, (hidden) => `hubspot${hidden}`];

const devices = ['con', 'prn', 'aux', 'nul', ...Array.from({ length: 10 }, (_, digit) => [`com${digit}`, `LPT${digit}`]).flat()];
const paths = ['...', '....//....//x', '..%2f..%2fx', '..%c0%afx', '%252e%252e%252f', '..;/x', './x', '~/x', '~root', '//host/share', '\\\\host\\share', '\\\\?\\C:\\x', 'C:x', 'x:stream', 'x::$DATA', 'x.', 'x. .', 'x/../../y', 'file:///etc/passwd', '/proc/self/environ', '.git/config', '.sf', 'node_modules/x', 'x\u2215y', 'x\u2044y', 'x\uFF0Fy', 'x\u29F5y'];
const markup = ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg/onload=alert(1)>', "' onmouseover='alert(1)", '<?xml version="1.0"?>', '<!ENTITY x SYSTEM "file:///etc/passwd">', '<![CDATA[x]]>', '</fullName><fullName>Admin', '&#x0;', '&#27;', '&amp;', '&x;', '-->', '<x xmlns="y"/>', '{{7*7}}', '${7*7}', '#{7*7}', '<%= 7 %>', 'javascript:alert(1)'];
const queries = ["' OR '1'='1", "\\' OR Id != null OR Name = \\'", "x' LIMIT 1 --", "x' UNION SELECT", 'x%', '_%', 'x\\', "x\\'", "x''", 'x"', ':x', ':bind', 'x) OR (Id != null', 'FIND {x}', 'x\u2019 OR 1', 'x\uFF07 OR 1'];
const shells = [';id', '|id', '&id', '&&id', '$(id)', '`id`', '>x', '<x', '*', '?', '[a]', '{a,b}', '!x', '#x', '^x', '%PATH%', '$HOME', '\\x', '@file', '-', '--', '--target-org=x', '=1+1', '+1', '@SUM(1)'];
const screens = ['\u001B]0;title\u0007', '\u001B]8;;http://x\u0007y\u001B]8;;\u0007', '\u001B[1A\u001B[2K', '\u001BPq\u001B\\', '\u001Bc', '\u009D0;x\u009C', '\r  done', '\b\b\bx', '::set-output name=x::y', '##[error]x', '%0A::error::x'];
const lookalikes = ['hubsp\u043Et', 'hubs\u0440ot', 'h\u00FCbspot', 'hub\u017Fpot', 'hubspot\u0301', '\u212Aelvin', 'hubspo\u1E6D', '\uFF28\uFF35\uFF22', '\u{1D421}ub', '\u24D7ub', 'hu\u0184spot', '\u0397ubspot', 'a\u0660b', 'a\u0967b', '\u01C6x', '\uFB01x', '\u00DFx', '\u0130x'];
const lengths = ['a'.repeat(255), 'a'.repeat(65_536), '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}', '\u{1F1EA}\u{1F1F8}', 'z\u0351\u0352\u0353\u0354\u0355', '\uD800', '\uDC00x', 'a_'.repeat(20), '_', '__', '__c', 'x__c', 'x__', '0', '-1', '1e3', '\u0661'];

/** Names that do harm somewhere: as a file, an API name, in XML, SOQL, a shell, a page or on a screen. */
export const harmfulNames: readonly string[] = [...new Set([...hostileNames, ...unseen.flatMap((code) => positions.map((put) => put(String.fromCodePoint(code)))), ...devices, ...paths, ...markup, ...queries, ...shells, ...screens, ...lookalikes, ...lengths])];
