#!/usr/bin/env node
// Prisma's query engine as the program that Prisma's client for Python starts: the library of the same engine,
// which an npm package holds, behind the program's HTTP interface.
// https://github.com/prisma/prisma-engines/blob/4.7.1/query-engine/query-engine/src/server/mod.rs
const { readFileSync } = require("node:fs");
const { createServer } = require("node:http");
const { constants } = require("node:os");

const library = { exports: {} };
// Else it would meet Node's own OpenSSL.
const { RTLD_DEEPBIND, RTLD_NOW } = constants.dlopen;
process.dlopen(library, process.env.PRISMA_QUERY_ENGINE_LIBRARY, RTLD_NOW | RTLD_DEEPBIND);
const { QueryEngine, version } = library.exports;

async function answer(engine, request, body) {
  const [, first, id, last] = request.url.split("/");
  if (request.method === "GET") return "{}";
  if (first !== "transaction") return engine.query(body, "{}", request.headers["x-transaction-id"]);
  if (id === "start") return engine.startTransaction(body, "{}");
  return last === "commit" ? engine.commitTransaction(id, "{}") : engine.rollbackTransaction(id, "{}");
}

async function serve(port) {
  const options = {
    datamodel: readFileSync(process.env.PRISMA_DML_PATH, "utf8"),
    datasourceOverrides: {},
    env: process.env,
    logLevel: "error",
    logQueries: false,
    ignoreEnvVarErrors: false,
    configDir: ".",
  };
  const engine = new QueryEngine(options, () => {});
  await engine.connect("{}");
  const server = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    try {
      const text = await answer(engine, request, Buffer.concat(parts).toString());
      response.writeHead(200, { "content-type": "application/json" }).end(text);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  server.listen(port, "127.0.0.1");
}

const words = process.argv.slice(2);
if (words.includes("--version")) console.log(`query-engine ${version().commit}`);
else serve(Number(words[words.indexOf("-p") + 1]));
