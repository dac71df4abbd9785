import type { Catalog, FieldDef, ObjectDef } from '../metadata/catalog.ts';
import type { Database } from '../store/database.ts';

const IN_LIST = 'IN (SELECT value FROM json_each(?))';

/** Empties lookups to records that are being deleted, and remembers them for a restore. */
export function unlink(db: Database, child: ObjectDef, field: FieldDef, targets: string): void {
  const alive = child.fields.has('isdeleted') ? ' AND "IsDeleted" = 0' : '';
  const found = `"${field.name}" ${IN_LIST}${alive}`;
  db.run(
    `INSERT INTO "_unlinked" ("object", "field", "record", "target")
     SELECT ?, ?, "Id", "${field.name}" FROM "${child.name}" WHERE ${found}`,
    [child.name, field.name, targets],
  );
  db.run(`UPDATE "${child.name}" SET "${field.name}" = NULL WHERE ${found}`, [targets]);
}

/** Fills lookups to restored records again, where nothing has taken their place. */
export function relink(db: Database, catalog: Catalog, targets: string): void {
  const places = db.all(`SELECT DISTINCT "object", "field" FROM "_unlinked" WHERE "target" ${IN_LIST}`, [targets]);
  for (const place of places) {
    const child = catalog.objects.get(String(place['object']).toLowerCase());
    const field = child?.fields.get(String(place['field']).toLowerCase());
    if (!child || !field) continue;
    const unlinked = `FROM "_unlinked" u WHERE u."object" = ? AND u."field" = ? AND u."target" ${IN_LIST}`;
    const params = [child.name, field.name, targets];
    db.run(
      `UPDATE "${child.name}" AS c SET "${field.name}" = (SELECT u."target" ${unlinked} AND u."record" = c."Id")
       WHERE c."${field.name}" IS NULL AND c."Id" IN (SELECT u."record" ${unlinked})`,
      [...params, ...params],
    );
  }
  forgetLinks(db, targets);
}

/** Records that are gone for good take no lookups back. */
export function forgetLinks(db: Database, targets: string): void {
  db.run(`DELETE FROM "_unlinked" WHERE "target" ${IN_LIST}`, [targets]);
}
