import { delimiter, isAbsolute, posix, win32 } from 'node:path';

/** What programs need to start, to find their own settings and keyrings, and to reach the network. Compared without letter case. */
const always = new Set([
  'PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'LANG', 'LANGUAGE', 'TZ', 'TMPDIR', 'TERM',
  'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'XDG_STATE_HOME', 'XDG_RUNTIME_DIR', 'DBUS_SESSION_BUS_ADDRESS', 'SSH_AUTH_SOCK', 'GNUPGHOME', 'GPG_TTY',
  'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'NODE_EXTRA_CA_CERTS',
  'SYSTEMROOT', 'WINDIR', 'USERPROFILE', 'HOMEDRIVE', 'HOMEPATH', 'APPDATA', 'LOCALAPPDATA', 'PROGRAMDATA', 'PROGRAMFILES', 'PATHEXT', 'TEMP', 'TMP', 'USERNAME', 'COMPUTERNAME',
]);

/** Beside variables that begin with the program's own name (`OP_`, `VAULT_`, `GH_`, `AWS_` ...): what some tools call theirs. */
const ofTool: Readonly<Record<string, readonly string[]>> = {
  az: ['AZURE_'],
  bw: ['BITWARDENCLI_'],
  gcloud: ['CLOUDSDK_', 'GOOGLE_'],
  gh: ['GITHUB_'],
  glab: ['GITLAB_'],
  gopass: ['PASSWORD_STORE_'],
  kubectl: ['KUBECONFIG'],
  pass: ['PASSWORD_STORE_'],
};

/** The CLI's own, tokens of the org among them; and what would run other code, or point git at another tree. */
const never = /^(?:SF_|SFDX_|NODE_OPTIONS$|NODE_PATH$|LD_|DYLD_|GIT_)/;

function prefixesOf(program: string): readonly string[] {
  const name = win32.basename(posix.basename(program)).replace(/\.(?:exe|com)$/i, '').toLowerCase();
  return [`${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}_`, ...(ofTool[name] ?? [])];
}

/** A relative folder on the PATH means another program in every folder. */
const absoluteOnly = (path: string): string => path.split(delimiter).filter((folder) => isAbsolute(folder)).join(delimiter);

/**
 * The whole environment of a store's command: a short list, and what is named for the program itself. No secret of ours is
 * ever in it, and none of the CLI's.
 */
export function childEnvironment(program: string, own: NodeJS.ProcessEnv): Record<string, string> {
  const prefixes = prefixesOf(program);
  const passes = (name: string): boolean => !never.test(name) && (always.has(name) || name.startsWith('LC_') || prefixes.some((prefix) => name.startsWith(prefix)));
  const entries = Object.entries(own).flatMap(([name, value]): [string, string][] => {
    const upper = name.toUpperCase();
    if (value === undefined || !passes(upper)) return [];
    return [[name, upper === 'PATH' ? absoluteOnly(value) : value]];
  });
  return Object.fromEntries(entries);
}
