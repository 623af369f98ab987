// The server, a process of its own: `startServer` starts it with the number of customers to list.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { customer, customerList } from "./answer.ts";

const list = Buffer.from(JSON.stringify(await customerList(Number(process.argv[2]))));
const changed = await customer();
const headers = { "content-type": "application/vnd.cloudlx.v1+json" };

const server = createServer((request, response) => {
  request.resume();
  const id = /^\/api\/customers\/(\d+)$/.exec(request.url ?? "")?.[1];
  if (id === undefined) return void response.writeHead(200, { ...headers, "content-length": list.length }).end(list);
  // Answers out of order, so that a result given to the wrong call is detected, and closes the connection, so that idle
  // ones do not count as the client's memory.
  setTimeout(
    () =>
      response.writeHead(200, { ...headers, connection: "close" }).end(JSON.stringify({ ...changed, id: Number(id) })),
    Math.random() * 50,
  );
});
server.listen(0, "127.0.0.1", () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
// The process that started it may end without stopping it.
process.on("disconnect", () => process.exit());
