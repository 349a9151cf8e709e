import { methodLabel, routeTemplate, statusClass } from './route-template';

describe('the labels of a request', () => {
  it.each([
    ['/api/tokens/:token_id', '/api/tokens/{token_id}'],
    ['/analysis/:job_id/csv', '/analysis/{job_id}/csv'],
    ['/health', '/health'],
    [undefined, '/{unmatched}'],
  ])('writes the route %s as %s', (registered, template) => {
    expect(routeTemplate(registered)).toBe(template);
  });

  it.each([
    ['GET', 'GET'],
    ['PROPFIND', 'other'],
  ])('writes the method %s as %s', (method, label) => {
    expect(methodLabel(method)).toBe(label);
  });

  it.each([
    [200, '2xx'],
    [404, '4xx'],
    [503, '5xx'],
  ])('writes the status %d as %s', (status, label) => {
    expect(statusClass(status)).toBe(label);
  });
});
