import "./app.ts";
import { registerServiceWorker } from "./shell/service-worker.ts";

void registerServiceWorker();
