/** `/sobjects/OBJECT/listviews`: the list views of an object, and the query behind each. */
import type { ListViewDef, ObjectDef } from '../metadata/catalog.ts';
import { id15to18 } from '../store/ids.ts';
import { ok, type ApiAnswer, type ApiCall, type Resource } from './call.ts';
import { notFound } from './errors.ts';
import { requireReadable } from './record-reading.ts';
import { objectNamed } from './values.ts';

const KEY_PREFIX = '00B';

interface Listed {
  readonly id: string;
  readonly view: ListViewDef;
}

/** List views are metadata, not records: their ids count them. */
function viewsOf(call: ApiCall, object: ObjectDef): Listed[] {
  const views = call.org.catalog.listViews.get(object.name.toLowerCase()) ?? [];
  return views.map((view, index) => ({
    id: id15to18(KEY_PREFIX + object.keyPrefix + String(index + 1).padStart(9, '0')),
    view,
  }));
}

function objectOf(call: ApiCall): ObjectDef {
  const object = objectNamed(call.org.catalog, call.params['object'] ?? '');
  requireReadable(call, object);
  return object;
}

function list(call: ApiCall): ApiAnswer {
  const object = objectOf(call);
  const base = `/services/data/v${call.version}/sobjects/${object.name}/listviews`;
  const listviews = viewsOf(call, object).map(({ id, view }) => ({
    describeUrl: `${base}/${id}/describe`,
    developerName: view.name,
    id,
    label: view.label,
    resultsUrl: `${base}/${id}/results`,
    soqlCompatible: true,
    url: `${base}/${id}`,
  }));
  return ok({ done: true, listviews, nextRecordsUrl: null, size: listviews.length, sobjectType: object.name });
}

function describe(call: ApiCall): ApiAnswer {
  const object = objectOf(call);
  const id = id15to18(call.params['id'] ?? '');
  const listed = viewsOf(call, object).find((candidate) => candidate.id === id);
  if (!listed) throw notFound();
  const { condition } = listed.view;
  const where = condition ? ` WHERE ${condition}` : '';
  const name = object.nameField ? `${object.nameField}, ` : '';
  const query = `SELECT ${name}Id FROM ${object.name}${where}`;
  return ok({ id, query, scope: 'everything', sobjectType: object.name });
}

export const listViewResources: readonly Resource[] = [
  { method: 'GET', path: '/sobjects/:object/listviews', handle: list },
  { method: 'GET', path: '/sobjects/:object/listviews/:id/describe', handle: describe },
];
