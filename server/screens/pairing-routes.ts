import { actorOf, api } from "../platform/http/api.ts";
import type { PairingService } from "./pairing-service.ts";

export function pairingRoutes(pairings: PairingService) {
  return {
    start: api.pairings.start.handler(({ input, context }) => pairings.start(context, input)),
    collect: api.pairings.collect.handler(({ input, signal }) => pairings.collect(input.id, input.secret, signal)),
    claim: api.pairings.claim.handler(({ input, context }) => pairings.claim(actorOf(context), input.code, input.screen, context.address)),
    assign: api.pairings.assign.handler(({ input: { id, code, replace }, context }) =>
      pairings.assign(actorOf(context), { screenId: id, code, replace }, context.address),
    ),
  };
}
