import { BERGWERK } from './cast.ts';
import type { OpenCentre } from './open-centre.ts';

/** Every column of every table, of all tenants, that holds the text; `table.column`. */
export async function whereIs({ centre }: OpenCentre, text: string): Promise<string[]> {
  return centre.store.system(async (queries) => {
    const columns = await queries.query<{ table: string; column: string }>(
      `select c.relname as table, a.attname as column
        from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and a.attnum > 0 and not a.attisdropped and has_table_privilege(c.oid, 'select')
          and a.atttypid = any('{text,text[],jsonb,json,varchar}'::regtype[])`,
    );
    if (columns.length < 100) throw new Error('Not all columns are looked at.');
    const found: string[] = [];
    for (const { table, column } of columns) {
      const rows = await queries.query(
        `select 1 from ${table} where ${column}::text ilike '%' || $1 || '%' limit 1`,
        [text],
      );
      if (rows.length > 0) found.push(`${table}.${column}`);
    }
    return found.toSorted();
  });
}

/** Rows of the demo tenant as text; `table` may be a query in brackets. */
export const rowsOf = ({ centre }: OpenCentre, table: string) =>
  centre.store.transact(BERGWERK.tenantId, (tx) =>
    tx.query<{ row: string }>(`select t::text as row from ${table} t order by 1`),
  );
