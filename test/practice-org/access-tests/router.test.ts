import { expect } from 'chai';
import { ApiError } from '../http.ts';
import type { Route } from '../http.ts';
import { createRouter } from '../router.ts';

const route = (path: string, method = 'GET'): Route => ({ method, path, session: 'none', handler: () => ({ status: 200 }) });

describe('practice org: router', () => {
  const find = createRouter([
    route('/services/data/:version/*rest'),
    route('/services/data/:version/sobjects/:object/:id'),
    route('/services/data/:version/sobjects/:object/describe'),
    route('/services/data/:version/sobjects/:object/:id', 'PATCH'),
    route('/services/data'),
  ]);

  it('prefers a literal segment to a parameter, and a parameter to the rest', () => {
    expect(find('GET', '/services/data/v66.0/sobjects/User/describe').route.path).to.match(/describe$/);
    expect(find('GET', '/services/data/v66.0/sobjects/User/005').params).to.deep.equal({ version: 'v66.0', object: 'User', id: '005' });
    expect(find('GET', '/services/data/v66.0/limits/x').params['rest']).to.equal('limits/x');
  });

  it('takes a trailing slash and decodes parameters', () => {
    expect(find('GET', '/services/data/').route.path).to.equal('/services/data');
    expect(find('PATCH', '/services/data/v66.0/sobjects/A%20B/1%2F2').params).to.include({ object: 'A B', id: '1/2' });
  });

  it('answers HEAD as GET', () => {
    expect(find('HEAD', '/services/data').route.method).to.equal('GET');
  });

  it('tells an unknown address from a wrong method', () => {
    expect(() => find('GET', '/nowhere')).to.throw(ApiError).with.property('status', 404);
    expect(() => find('POST', '/services/data')).to.throw(ApiError).with.property('status', 405);
  });
});
