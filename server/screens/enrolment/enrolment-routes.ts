import { actorOf, api } from "../../platform/http/api.ts";
import type { EnrolmentService } from "./enrolment-service.ts";

export function enrolmentRoutes(enrolments: EnrolmentService) {
  return {
    list: api.enrolments.list.handler(({ input, context }) => enrolments.list(actorOf(context), input)),
    create: api.enrolments.create.handler(({ input, context }) => enrolments.create(actorOf(context), input, context.origin)),
    withdraw: api.enrolments.withdraw.handler(({ input, context }) => enrolments.withdraw(actorOf(context), input.id)),
  };
}
