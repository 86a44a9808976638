import type { Handler, Route } from '../http.ts';
import { versionOf } from './request.ts';

const OLDEST = 31;
const seasons = ['Winter', 'Spring', 'Summer'];

/** Version 66.0 is Spring '26, 67.0 Summer '26, 68.0 Winter '27 (facts, reference date [A]): three a year. */
function labelOf(version: number): string {
  const season = seasons[(version + 1) % 3] ?? '';
  const year = 26 + Math.floor((version - 65) / 3);
  return `${season} ’${String(year).padStart(2, '0')}`;
}

const versions: Handler = (_call, { state }) => {
  const count = Number(state.settings.apiVersion) - OLDEST + 1;
  const numbers = Array.from({ length: count }, (_none, index) => OLDEST + index);
  return { status: 200, body: numbers.map((version) => ({ label: labelOf(version), url: `/services/data/v${version}.0`, version: `${version}.0` })) };
};

const served = ['composite', 'jobs', 'limits', 'metadata', 'query', 'queryAll', 'sobjects', 'tooling'];

const resources: Handler = (_call, context) => {
  const base = `/services/data/v${versionOf(context)}`;
  const identity = `${context.state.urls.login}/id/${context.state.settings.orgId}/${context.session.userId}`;
  return { status: 200, body: { ...Object.fromEntries(served.map((name) => [name, `${base}/${name}`])), identity } };
};

/** Keys facts 2.z names, and the ones clients print. Only API requests are really counted. */
const limits: Handler = (_call, { state }) => {
  const { dailyApiRequests, dailyBulkQueryJobs } = state.settings;
  return {
    status: 200,
    body: {
      DailyApiRequests: { Max: dailyApiRequests, Remaining: Math.max(0, dailyApiRequests - state.apiRequests) },
      DailyAsyncApexExecutions: { Max: 250_000, Remaining: 250_000 },
      DailyBulkV2QueryFileStorageMB: { Max: 976_562, Remaining: 976_562 },
      DailyBulkV2QueryJobs: { Max: dailyBulkQueryJobs, Remaining: Math.max(0, dailyBulkQueryJobs - state.bulkQueryJobs) },
      DataStorageMB: { Max: 10_240, Remaining: 10_240 },
      FileStorageMB: { Max: 10_240, Remaining: 10_240 },
      HourlyODataCallout: { Max: 1000, Remaining: 1000 },
      SingleEmail: { Max: 5000, Remaining: 5000 },
    },
  };
};

export const versionRoutes: Route[] = [
  { method: 'GET', path: '/services/data', session: 'none', handler: versions },
  { method: 'GET', path: '/services/data/:version', session: 'rest', handler: resources },
  { method: 'GET', path: '/services/data/:version/limits', session: 'rest', handler: limits },
];
