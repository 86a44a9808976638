import type { DeployOptions } from './result.ts';

const TEST_LEVELS = ['NoTestRun', 'RunSpecifiedTests', 'RunLocalTests', 'RunAllTestsInOrg', 'RunRelevantTests'];

/** A deploy refused before it starts: a fault in SOAP, an error array in REST. */
export class RequestProblem extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** What both transports hand over: flags as booleans or texts, tests as a list. */
export type RawOptions = Record<string, unknown>;

/**
 * Deploy options with the platform's defaults. In production `rollbackOnError` must be true (facts 3.2 [A]): false is refused there (words
 * not known), absent means true.
 */
export function deployOptions(raw: RawOptions, production: boolean): DeployOptions {
  const flag = (name: string): boolean => raw[name] === true || raw[name] === 'true';
  if (production && 'rollbackOnError' in raw && !flag('rollbackOnError')) {
    throw new RequestProblem('INVALID_OPERATION', 'rollbackOnError must be set to true if you are deploying to a production org');
  }
  return {
    allowMissingFiles: flag('allowMissingFiles'),
    autoUpdatePackage: flag('autoUpdatePackage'),
    checkOnly: flag('checkOnly'),
    ignoreWarnings: flag('ignoreWarnings'),
    performRetrieve: flag('performRetrieve'),
    purgeOnDelete: flag('purgeOnDelete'),
    rollbackOnError: production || flag('rollbackOnError'),
    singlePackage: flag('singlePackage'),
    ...tests(raw),
  };
}

function tests(raw: RawOptions): Pick<DeployOptions, 'runTests' | 'testLevel'> {
  const level = raw['testLevel'];
  const testLevel = typeof level === 'string' && level !== '' ? level : 'NoTestRun';
  if (!TEST_LEVELS.includes(testLevel)) throw new RequestProblem('INVALID_TYPE', `'${testLevel}' is not a valid value for the enum 'TestLevel'`);
  const runTests = [raw['runTests'] ?? []].flat().map(String);
  // [K]
  if (testLevel === 'RunSpecifiedTests' && runTests.length === 0) throw new RequestProblem('INVALID_OPERATION', 'You must specify tests to run with test level RunSpecifiedTests');
  return { runTests, testLevel };
}
