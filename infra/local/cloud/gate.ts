/**
 * One door for each service of the embedded cloud. Only who knows this start's access key gets in: the doors listen on
 * loopback, where any web page in the person's browser could knock too. Ordered trouble happens here.
 */
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type CallNames, crash, type Fault, type Faults, type ServiceName } from "./faults.ts";

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

export interface Service {
  readonly name: ServiceName | "queues";
  readonly handle: RequestListener;
  namesOf(request: IncomingMessage): CallNames;
  /** How the real service says no: for now (throttle) or for good (reject). */
  refusal(outcome: "throttle" | "reject"): Answer;
}

export interface Door {
  readonly endpoint: string;
  close(): Promise<void>;
}

export const openDoor = async (service: Service, accessKey: string, faults: Faults): Promise<Door> => {
  const known = `Credential=${accessKey}/`;
  const server = createServer((request, response) => {
    if (!request.headers.authorization?.includes(known)) {
      response.writeHead(403).end();
      return;
    }
    attend(service, faults, request, response);
  });
  // A kept connection that the server closes just as the client reuses it would look like a failed call.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return { endpoint: `http://127.0.0.1:${portOf(server)}`, close: () => closeServer(server) };
};

export const attend = (service: Service, faults: Faults, request: IncomingMessage, response: ServerResponse): void => {
  const fault = service.name === "queues" ? undefined : faults.meet(service.name, service.namesOf(request));
  if (fault === undefined) service.handle(request, response);
  else befall(fault, service, request, response);
};

/** Trouble that only the service itself can act out (a bounce, say) is not handled here: the call goes through. */
export const befall = (fault: Fault, service: Service, request: IncomingMessage, response: ServerResponse): void => {
  switch (fault.outcome) {
    case "throttle":
    case "reject":
      request.resume().once("end", () => answer(response, service.refusal(fault.outcome === "throttle" ? "throttle" : "reject")));
      return;
    case "timeout":
      // The client cannot tell a connection that dies from an answer that never comes, and the test need not wait.
      request.resume().once("end", () => request.socket.destroy());
      return;
    case "timeout-after-accept":
      insteadOfAnswering(response, () => request.socket.destroy());
      break;
    case "crash":
      if (fault.moment === "before") crash();
      insteadOfAnswering(response, crash);
      break;
    case "bounce":
    case "complaint":
    case "suppress":
      break;
  }
  service.handle(request, response);
};

export const answer = (response: ServerResponse, { status, contentType, body }: Answer): void => {
  response.writeHead(status, { "content-type": contentType, "content-length": Buffer.byteLength(body) }).end(body);
};

export const insteadOfAnswering = (response: ServerResponse, act: () => void): void => {
  response.write = () => true;
  response.end = () => {
    act();
    return response;
  };
};

export const portOf = (server: Server): number => (server.address() as AddressInfo).port;

export const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
