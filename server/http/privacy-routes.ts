import { asId, type CustomerId, type Result } from '@zentrale/kernel/values';
import {
  CustomerArchive,
  ErasureDone,
  ErasureRequest,
  IdParams,
  Problem,
  type Role,
} from '@zentrale/protocol';
import type { Centre } from '../compose/centre.ts';
import { eraseCustomer } from '../policies/erase-customer.ts';
import { exportCustomer } from '../policies/export-customer.ts';
import { onlyFor, principalOf } from './authenticate.ts';
import { problemOfRefusal, Refused } from './problem.ts';
import type { Routes } from './routes.ts';

const ADMINISTRATORS: readonly Role[] = ['administrator'];
const TAGS = ['Privacy'];
const description = 'Roles: administrator.';
const params = IdParams;
/** Before the body is looked at. */
const onRequest = onlyFor(ADMINISTRATORS);

/** What a person may ask of whoever keeps data about them: to see it, and to have it erased. */
export function privacyRoutes(app: Routes, centre: Centre): void {
  app.get(
    '/api/v1/customers/:id/export',
    {
      onRequest,
      schema: {
        tags: TAGS,
        description,
        params,
        summary: 'Everything kept of a customer, as one file',
        response: {
          200: CustomerArchive,
          403: Problem,
          404: Problem,
        },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request, ADMINISTRATORS);
      const id = asId<CustomerId>(request.params.id);
      const archive = valueOf(await exportCustomer(centre, principal, id));
      const name = `customer-${archive.customer.customerId.replaceAll(/[^\w-]/g, '_')}.json`;
      void reply
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('cache-control', 'no-store');
      return archive;
    },
  );

  app.post(
    '/api/v1/customers/:id/erasure',
    {
      onRequest,
      schema: {
        tags: TAGS,
        description,
        params,
        summary: 'Erase a customer for good',
        body: ErasureRequest,
        response: {
          200: ErasureDone,
          403: Problem,
          404: Problem,
          409: Problem,
        },
      },
    },
    async (request) => {
      const principal = principalOf(request, ADMINISTRATORS);
      const id = asId<CustomerId>(request.params.id);
      return valueOf(await eraseCustomer(centre, principal, id));
    },
  );
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Refused(problemOfRefusal(result.refusal));
  return result.value;
}
